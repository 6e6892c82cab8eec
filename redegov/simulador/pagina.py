"""As telas do simulador: HTML simples, acessível, sem script e sem estilo embutido."""

from collections.abc import Mapping
from html import escape

from redegov.simulador.personas import PERSONAS

ESTILO = """
:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.5 Rawline, Raleway, "Segoe UI", sans-serif; color: #333; }
header { background: #071d41; color: #fff; padding: 1rem 1.5rem; }
header strong { font-size: 1.25rem; }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1.5rem; }
.aviso { border-left: .25rem solid #ffcd07; background: #fff5c2; padding: .75rem 1rem; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; }
li { margin: 0 0 .75rem; }
button { font: inherit; cursor: pointer; border-radius: .5rem; }
.persona { width: 100%; text-align: left; padding: .75rem 1rem; background: #fff;
  border: 1px solid #1351b4; color: #071d41; }
.persona:hover { background: #dbe8fb; }
.persona span { display: block; font-size: .875rem; color: #444; }
.confirmar { padding: .5rem 1.5rem; background: #1351b4; border: 1px solid #1351b4; color: #fff; }
fieldset { border: 1px solid #888; border-radius: .5rem; margin: 1rem 0; padding: 0 1rem; }
legend { font-weight: 600; }
label { cursor: pointer; }
input, select { font: inherit; max-width: 100%; padding: .25rem .5rem; }
.dica { display: block; font-size: .875rem; color: #444; }
.cancelar { padding: .5rem 1.5rem; background: none; border: 1px solid #1351b4; color: #1351b4; }
button:focus-visible, input:focus-visible, select:focus-visible, a:focus-visible {
  outline: .25rem dashed #c2850c; outline-offset: .25rem; }
"""
NIVEIS = {"bronze": "Bronze", "silver": "Prata", "gold": "Ouro"}


def pagina(titulo: str, corpo: str) -> str:
    return f"""<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titulo)} – simulador do GOV.BR</title>
<link rel="stylesheet" href="/estilo.css">
</head>
<body>
<header><strong>gov.br</strong> – simulador para demonstração</header>
<main>
<h1>{escape(titulo)}</h1>
{corpo}
</main>
</body>
</html>
"""


def escolher_persona(pedido: Mapping[str, str]) -> str:
    ocultos = "\n".join(
        f'<input type="hidden" name="{escape(nome)}" value="{escape(valor)}">'
        for nome, valor in pedido.items()
    )
    botoes = "\n".join(
        f'<li><button class="persona" name="persona" value="{persona.chave}">'
        f"{escape(persona.nome_social or persona.nome)}"
        f"<span>{escape(persona.papel)} · conta {NIVEIS[persona.nivel]}</span></button></li>"
        for persona in PERSONAS.values()
    )
    return pagina(
        "Identifique-se no gov.br",
        f"""<p class="aviso">Isto não é o GOV.BR: é um simulador, com pessoas inventadas
e sem senha, para demonstrar e testar o portal.</p>
<form method="post" action="/authorize">
{ocultos}
<p id="dica">Escolha com quem entrar:</p>
<ul aria-describedby="dica">
{botoes}
</ul>
<button class="cancelar" name="persona" value="">Cancelar</button>
</form>""",
    )


def erro(titulo: str, frase: str) -> str:
    return pagina(titulo, f'<p class="aviso" role="alert">{escape(frase)}</p>')


def inicio(portal: str) -> str:
    return pagina(
        "Simulador do GOV.BR",
        f"""<p>Este endereço faz o papel do Login Único do GOV.BR na demonstração do redegov.
Para entrar, comece pelo <a href="{escape(portal)}/entrar/">portal</a>.</p>
<p>A assinatura GOV.BR também é feita aqui:
<a href="/avarias">escolha como ela responde</a>.</p>
<p>Para ver o portal recusar, <a href="/arquivos-ruins">faça um arquivo ruim</a>.</p>""",
    )
