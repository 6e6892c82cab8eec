"""As telas da assinatura de mentira: autorizar (ou recusar) e ligar uma avaria."""

from collections.abc import Mapping
from html import escape

from redegov.simulador.assinador import CODIGO_DA_PESSOA, Avaria, PedidoDeAssinatura
from redegov.simulador.pagina import NIVEIS, pagina
from redegov.simulador.personas import PERSONAS

_CERTIFICADOS = {
    "govbr": "Certificado GOV.BR (assinatura avançada)",
    "icp_brasil": "Certificado ICP-Brasil em nuvem (assinatura qualificada)",
}
_AVARIAS = {
    Avaria.NENHUMA: "Funcionando",
    Avaria.FORA: "Fora do ar",
    Avaria.LENTA: "Lenta: demora mais do que o portal espera",
    Avaria.BRONZE: "Diz que a conta é bronze",
    Avaria.CPF_CANCELADO: "Diz que o CPF está cancelado na Receita",
    Avaria.TOKEN_VENCIDO: "Diz que a autorização venceu",
    Avaria.HASH_RECUSADO: "Recusa o resumo do documento",
    Avaria.RESUMO_TROCADO: "Assina o resumo de outro documento",
    Avaria.OUTRA_PESSOA: "Assina com o certificado de outra pessoa",
    Avaria.INESPERADA: "Responde uma página de erro no lugar da assinatura",
}


def _opcao(grupo: str, valor: str, rotulo: str, *, marcada: bool) -> str:
    return (
        f'<li><label><input type="radio" name="{grupo}" value="{escape(valor)}" required'
        f"{' checked' if marcada else ''}> {escape(rotulo)}</label></li>"
    )


def autorizar(
    dados: Mapping[str, str], pedido: PedidoDeAssinatura, *, persona: str = "", erro: str = ""
) -> str:
    """`persona` chega marcada; `erro` conta o que faltou na tentativa anterior."""
    proprios = {"persona", "codigo", "tipo", "decisao"}
    ocultos = "\n".join(
        f'<input type="hidden" name="{escape(nome)}" value="{escape(valor)}">'
        for nome, valor in dados.items()
        if nome not in proprios
    )
    pessoas = "\n".join(
        _opcao(
            "persona",
            p.chave,
            f"{p.nome_social or p.nome} – {p.papel} – conta {NIVEIS[p.nivel]}",
            marcada=p.chave == persona,
        )
        for p in PERSONAS.values()
    )
    tipos = "\n".join(
        _opcao("tipo", tipo, _CERTIFICADOS[tipo], marcada=tipo == pedido.tipos[0])
        for tipo in pedido.tipos
    )
    aviso = f'<p class="aviso" role="alert">{escape(erro)}</p>' if erro else ""
    return pagina(
        "Autorize a assinatura",
        f"""<p class="aviso">Isto não é o GOV.BR: é um simulador, e a assinatura feita aqui não tem
valor fora da demonstração.</p>
{aviso}
<form method="post" action="/oauth2.0/authorize">
{ocultos}
<fieldset><legend>Quem assina</legend><ul>
{pessoas}
</ul></fieldset>
<fieldset><legend>Com que certificado</legend><ul>
{tipos}
</ul></fieldset>
<p><label for="codigo">Código de autorização</label>
<input id="codigo" name="codigo" inputmode="numeric" autocomplete="one-time-code"
aria-describedby="dica-codigo">
<span class="dica" id="dica-codigo">No GOV.BR ele chega ao celular;
aqui é {CODIGO_DA_PESSOA}.</span></p>
<button class="confirmar" name="decisao" value="autorizar">Autorizar</button>
<button class="cancelar" name="decisao" value="recusar" formnovalidate>Recusar</button>
</form>""",
    )


def avarias(atual: Avaria) -> str:
    opcoes = "\n".join(
        _opcao("avaria", avaria.value, rotulo, marcada=avaria == atual)
        for avaria, rotulo in _AVARIAS.items()
    )
    return pagina(
        "Estado da assinatura",
        f"""<p>Escolha como a assinatura de mentira responde, até que se troque de novo.</p>
<form method="post" action="/avarias">
<fieldset><legend>A assinatura está</legend><ul>
{opcoes}
</ul></fieldset>
<button class="confirmar">Aplicar</button>
</form>
<p><a href="/">Voltar ao simulador</a></p>""",
    )
