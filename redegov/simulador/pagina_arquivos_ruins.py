"""A tela que fabrica arquivos ruins."""

from collections.abc import Sequence
from html import escape

from redegov.simulador.pagina import pagina
from redegov.simulador.personas import PERSONAS


def escolher(tipos: Sequence[str]) -> str:
    arquivos = "\n".join(f"<option>{escape(tipo)}</option>" for tipo in tipos)
    pessoas = "\n".join(
        f'<option value="{p.chave}">{escape(p.nome)} ({escape(p.papel)})</option>'
        for p in PERSONAS.values()
    )
    return pagina(
        "Arquivos ruins",
        f"""<p>Baixe do portal o termo que espera assinatura, escolha o que há de errado e envie ao
portal o arquivo feito aqui: ele tem de recusar, dizendo por quê. A assinatura é de mentira.</p>
<form method="post" action="/arquivos-ruins" enctype="multipart/form-data">
<p><label for="termo">Termo baixado do portal (PDF)</label><br>
<input id="termo" name="termo" type="file" accept="application/pdf" required></p>
<p><label for="tipo">Como fazer o arquivo</label><br>
<select id="tipo" name="tipo">
{arquivos}
</select></p>
<p><label for="persona">Quem assina</label><br>
<select id="persona" name="persona">
{pessoas}
</select></p>
<button class="confirmar">Fazer o arquivo</button>
</form>
<p><a href="/">Voltar ao simulador</a></p>""",
    )
