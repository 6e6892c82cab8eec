// Só melhora: toda página funciona sem este arquivo. Sem eval e sem estilo embutido (CSP estrita).
import "htmx.org/dist/htmx.esm.js";
import { acompanhar } from "./atualizar.js";

const AVISO_LIDO = "redegov-aviso-cookies";

function ligarMenu() {
  const botao = document.querySelector(".cabecalho-botao-menu");
  const menu = document.getElementById("menu");
  botao?.addEventListener("click", () => {
    const aberto = menu.classList.toggle("aberto");
    botao.setAttribute("aria-expanded", String(aberto));
  });
}

// O menu da pessoa é um <details>: fecha com Esc e com clique fora, como se espera de um menu.
function fecharMenusAoSair() {
  document.addEventListener("click", (evento) => {
    for (const menu of document.querySelectorAll("details.menu-suspenso[open]")) {
      if (!menu.contains(evento.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (evento) => {
    if (evento.key !== "Escape") return;
    const menu = document.querySelector("details.menu-suspenso[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Abrir o plano é vê-lo: o que o botão faria se faz sozinho, e o botão sai.
function marcarAoAbrir() {
  for (const form of document.querySelectorAll("form[data-ao-abrir]")) {
    fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).then(() => form.remove(), () => {});
  }
}

function guardarAvisoLido() {
  const aviso = document.querySelector(".aviso-cookies");
  if (!aviso) return;
  try {
    if (localStorage.getItem(AVISO_LIDO)) aviso.remove();
    aviso.querySelector("button").addEventListener("click", () => {
      localStorage.setItem(AVISO_LIDO, "sim");
      aviso.remove();
    });
  } catch {
    aviso.querySelector("button").hidden = true;
  }
}

function levarAoResumoDeErros() {
  document.querySelector(".resumo-erros")?.focus();
}

ligarMenu();
fecharMenusAoSair();
guardarAvisoLido();
marcarAoAbrir();
levarAoResumoDeErros();
acompanhar();
