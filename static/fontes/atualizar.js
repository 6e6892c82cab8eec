// Só melhora: sem isto, a página tem um elo “Atualizar”. Troca o trecho vivo da página pelo de
// agora, a cada dois segundos; quando o trabalho termina, recarrega a página inteira.
const ESPERA = 2000;

async function atualizar(trecho) {
  try {
    const resposta = await fetch(location.href, { credentials: "same-origin" });
    if (resposta.ok) {
      const pagina = new DOMParser().parseFromString(await resposta.text(), "text/html");
      const novo = pagina.querySelector("[data-atualizar]");
      if (!novo) {
        location.reload();
        return;
      }
      trecho.replaceChildren(...novo.childNodes);
    }
  } catch {
    // Sem rede agora: tenta de novo na próxima volta.
  }
  setTimeout(atualizar, ESPERA, trecho);
}

export function acompanhar() {
  const vivo = document.querySelector("[data-atualizar]");
  if (vivo) setTimeout(atualizar, ESPERA, vivo);
}
