// Constrói `static/construido/` a partir de `static/fontes/` e dos pacotes do npm.
// O GOV.BR-DS inteiro tem 719 kB de CSS: o PurgeCSS deixa só o que os templates usam.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile, copyFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";

const FONTES = "static/fontes";
const DESTINO = "static/construido";
const ICONES_LIVRES = "node_modules/@fortawesome/fontawesome-free/svgs/solid";

await rm(DESTINO, { recursive: true, force: true });
await mkdir(DESTINO, { recursive: true });

await build({
  entryPoints: [`${FONTES}/portal.css`, `${FONTES}/equipe.css`, `${FONTES}/portal.js`, `${FONTES}/equipe.js`],
  outdir: DESTINO,
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["es2020", "chrome100", "firefox100", "safari15"],
  loader: { ".woff2": "file", ".svg": "file" },
  assetNames: "[name]",
  logLevel: "error",
});

const [{ css }] = await new PurgeCSS().purge({
  content: ["templates/**/*.html", "{municipios,identidade}/forms/*.py", `${FONTES}/portal.js`],
  css: [`${DESTINO}/portal.css`],
  variables: true,
  safelist: {
    standard: ["select", "textarea", "option", "errorlist", "nonfield", "helptext", "open"],
    greedy: [/^situacao-/, /^htmx-/, /^campo$/],
  },
});
await writeFile(`${DESTINO}/portal.css`, css);

const simbolos = await Promise.all((await icones_usados()).map(simbolo));
await writeFile(
  `${DESTINO}/icones.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Font Awesome Free 5.15.4, CC BY 4.0 -->${simbolos.join("")}</svg>`,
);
for (const imagem of await readdir(`${FONTES}/imagens`)) {
  await copyFile(`${FONTES}/imagens/${imagem}`, `${DESTINO}/${imagem}`);
}

// Os ícones são os que os templates pedem; um nome que não existe para a construção.
async function icones_usados() {
  const nomes = new Set();
  for (const arquivo of await readdir("templates", { recursive: true })) {
    if (!arquivo.endsWith(".html")) continue;
    const texto = await readFile(`templates/${arquivo}`, "utf8");
    for (const [, nome] of texto.matchAll(/"_icone\.html" with nome="([a-z-]+)"/g)) nomes.add(nome);
  }
  return [...nomes].sort();
}

async function simbolo(nome) {
  const svg = await readFile(`${ICONES_LIVRES}/${nome}.svg`, "utf8");
  const caixa = svg.match(/viewBox="([^"]+)"/)[1];
  const tracos = svg.match(/<path d="[^"]+"\s*\/?>/g).map((t) => t.replace(/\s*\/?>$/, "/>"));
  return `<symbol id="${nome}" viewBox="${caixa}">${tracos.join("")}</symbol>`;
}
