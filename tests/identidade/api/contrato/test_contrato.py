"""O que todo substantivo da API cumpre: a forma da lista, o cursor, os filtros e o que é público.

As listas se leem do OpenAPI: substantivo novo entra aqui sozinho.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator

from identidade.choices import CodigoProduto, Dimensao, TipoEvidencia, Via
from identidade.domain.acao import Conteudo, acrescentar
from identidade.domain.atendente import Funcao, indicar
from identidade.domain.bloqueio import bloquear
from identidade.domain.diagnostico import iniciar as iniciar_diagnostico
from identidade.domain.evidencia import juntar
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.interesse import manifestar
from identidade.domain.plano import iniciar
from identidade.domain.protocolo import Abertura, registrar
from identidade.domain.prova import Prova
from identidade.models import (
    Acompanhamento,
    Balcao,
    Contagem,
    Desfecho,
    Implantacao,
    IndicadorPublicado,
    MotivoBloqueio,
    Passo,
    PlanoAcao,
    Produto,
    Questionario,
    RegraAcao,
    ServicoBalcao,
)
from municipios.choices import Esfera, RegraCoorte
from municipios.choices.pedido_autoridade import OrigemPedido
from municipios.domain.anotacao import Nota, anotar
from municipios.domain.mensagem import enviar
from municipios.models import (
    Assinatura,
    Campanha,
    Comparacao,
    Coorte,
    Ente,
    Evento,
    Feriado,
    Hub,
    Inscricao,
    Material,
    Presenca,
    Usuario,
)
from redegov.simulador.personas import PERSONAS
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import (
    criar_adesao,
    criar_autoridade,
    criar_ente,
    criar_evento,
    criar_pedido,
    criar_ponto_focal,
    criar_populacao,
    criar_reconfirmacao,
    criar_tentativa,
)
from tests.hub import abrir_relatorio, criar_delegacao, criar_hub
from tests.identidade.andamento import criar_balcao, criar_contradicao, criar_uso, criar_verificacao
from tests.renovacao import criar_reassinatura, criar_texto

RAIZ = "/api/v1/"
OPERACOES = {
    caminho: operacoes["get"]
    for caminho, operacoes in SchemaGenerator()
    .get_schema(request=None, public=True)["paths"]
    .items()
    if "get" in operacoes
}
LISTAS = sorted(
    caminho.removeprefix(RAIZ).rstrip("/")
    for caminho, operacao in OPERACOES.items()
    if "text/csv" in operacao["responses"]["200"]["content"] and "{" not in caminho
)
PUBLICAS = [lista for lista in LISTAS if {} in OPERACOES[f"{RAIZ}{lista}/"]["security"]]
RESTRITAS = sorted(set(LISTAS) - set(PUBLICAS))
pytestmark = pytest.mark.usefixtures("um_de_cada")


def cidade(n: int) -> Ente:
    return criar_ente(f"41{n:05d}", nome=f"Cidade {n}", uf="PR", regiao="S")


def implantacao(n: int) -> object:
    autenticacao = Produto.objects.get(pk=CodigoProduto.AUTENTICACAO)
    ente, equipe = Ente.objects.get(pk="3171303"), Usuario.objects.get(nome__startswith="Carla")
    return criar_implantacao(
        ente, produto=autenticacao, via=Via.API, nome=f"Sistema {n}", por=equipe
    )


def evidencia(n: int) -> object:
    passo = Passo.objects.filter(etapa__ordem=3).earliest("pk")
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return juntar(passo, Prova(TipoEvidencia.PROTOCOLO, texto=f"INT {n}"), por=equipe)


def bloqueio(n: int) -> object:
    motivo = MotivoBloqueio.objects.create(codigo=f"m{n}", nome="M", lado="sgd")
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return bloquear(Implantacao.objects.earliest("pk"), por=equipe, motivo=motivo)


def atendente(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return indicar(Balcao.objects.earliest("pk"), Funcao("gestor"), por=equipe, nome=f"Pessoa {n}")


def protocolo(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    abertura = Abertura(f"INT {n}", "Ana", "ana@vicosa.mg.gov.br")
    return registrar(Implantacao.objects.earliest("pk"), abertura, por=equipe)


def uso(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return criar_uso(Implantacao.objects.earliest("pk"), por=equipe, mes=date(2000 + n, 1, 1))


def verificacao(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return criar_verificacao(Implantacao.objects.earliest("pk"), equipe)


def plano(n: int) -> object:
    return iniciar(cidade(n), por=Usuario.objects.get(nome__startswith="Carla"))


def acao(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return acrescentar(PlanoAcao.objects.earliest("pk"), Conteudo(f"Ação {n}"), por=equipe)


def assinatura(n: int) -> Assinatura:
    (primeira,) = Assinatura.objects.order_by("pk")[:1]
    return criar_tentativa(primeira.adesao, por=primeira.por)


def mensagem(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return enviar(cidade(n), por=equipe, texto=f"Mensagem {n}")


def campanha(n: int) -> object:
    padrao = Campanha.objects.order_by("pk")[0]
    padrao.pk, padrao._state.adding = None, True
    padrao.nome, padrao.inicio = f"Campanha {n}", date(2028, 1, 1) + timedelta(days=n)
    padrao.save()
    return padrao


def reconfirmacao(n: int) -> object:
    return criar_reconfirmacao(cidade(n), por=Usuario.objects.get(nome__startswith="Carla"))


def reassinatura(n: int) -> object:
    return criar_reassinatura(cidade(n), por=Usuario.objects.get(nome__startswith="Carla"))


def pedido_autoridade(n: int) -> object:
    criar_autoridade(cidade(n), cpf=PERSONAS["ana"].cpf)
    ana = Usuario.objects.get(cpf=PERSONAS["ana"].cpf)
    return criar_pedido(cidade(n), por=ana, origem=OrigemPedido.ENTE)


def inscricao(n: int) -> Inscricao:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    evento = Evento.objects.earliest("pk")
    return Inscricao.objects.create(evento=evento, ente=cidade(n), convidada_por=equipe)


def presenca(n: int) -> object:
    equipe, convidado = Usuario.objects.get(nome__startswith="Carla"), inscricao(n)
    return Presenca.objects.create(inscricao=convidado, origem="porta", marcada_por=equipe)


def material(n: int) -> object:
    equipe, evento = Usuario.objects.get(nome__startswith="Carla"), Evento.objects.earliest("pk")
    link = "https://a.invalid/"
    return Material.objects.create(evento=evento, nome=f"M{n}", link=link, criado_por=equipe)


def desfecho(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return Desfecho.objects.create(
        inscricao=inscricao(n), resultado="informado", registrado_por=equipe
    )


def interesse(n: int) -> object:
    equipe = Usuario.objects.get(nome__startswith="Carla")
    return manifestar(cidade(n), Produto.objects.get(pk=CodigoProduto.BALCAO), por=equipe)


def acompanhamento(n: int) -> object:
    equipe, dia = Usuario.objects.get(nome__startswith="Carla"), date(2026, 1, 1)
    return Acompanhamento.objects.create(
        ente=cidade(n), responsavel=equipe, proximo_contato=dia, situacao="aberto",
        aberto_por=equipe,
    )  # fmt: skip


def diagnostico(n: int) -> object:
    return iniciar_diagnostico(cidade(n), por=Usuario.objects.get(nome__startswith="Carla"))


def questionario(n: int) -> object:
    return Questionario.objects.create(versao=n, situacao="publicado", publicado_em=timezone.now())


def regra(n: int) -> object:
    return RegraAcao.objects.create(
        codigo=f"z{n}", pergunta="equipe-ti", condicao="igual", valor="1", acao="A", razao="R"
    )


def indicador_publicado(n: int) -> object:
    return IndicadorPublicado.objects.create(
        codigo=f"i{n}", nome="I", valor=n, definicao="D", data=date(2000 + n, 1, 1), fonte="F"
    )


def feriado(n: int) -> object:
    return Feriado.objects.create(data=date(2000 + n, 1, 2), nome="F", fonte="Lei")


def anotacao(n: int) -> object:
    nota = Nota("nota", date(2026, 1, 1), f"Nota {n}")
    return anotar(cidade(n), nota, por=Usuario.objects.get(nome__startswith="Carla"))


def hub(n: int) -> object:
    analista = Usuario.objects.get(nome__startswith="Carla")
    return criar_hub(analista, sigla=f"H{n}", cnpj=f"{n:012d}00")


def delegacao(n: int) -> object:
    analista = Usuario.objects.get(nome__startswith="Carla")
    return criar_delegacao(cidade(n), Hub.objects.earliest("pk"), por=analista)


def relatorio(n: int) -> object:
    analista = Usuario.objects.get(nome__startswith="Carla")
    dele, mes = Hub.objects.earliest("pk"), date(2025, 1 + n // 10, 1)
    return abrir_relatorio(dele, por=analista, mes=mes)


# Como nasce a linha de número `n`, em ordem, de cada lista que cresce.
NOVAS: dict[str, Callable[[int], object]] = {
    "acompanhamentos": acompanhamento,
    "anotacoes": anotacao,
    "desfechos": desfecho,
    "diagnosticos": diagnostico,
    "feriados": feriado,
    "indicadores-publicados": indicador_publicado,
    "interesses": interesse,
    "adesoes": lambda n: criar_adesao(cidade(n)),
    "assinaturas": assinatura,
    "autoridades": lambda n: criar_autoridade(cidade(n), cpf=""),
    "campanhas": campanha,
    "comparacoes": lambda n: Comparacao.objects.create(assinatura=assinatura(n)),
    "coortes": lambda n: Coorte.objects.create(codigo=f"c{n}", nome="C", regra=RegraCoorte.LISTA),
    "consolidados": lambda n: Contagem.objects.create(
        dimensao=Dimensao.UF, chave=f"{n}", esfera=Esfera.MUNICIPAL, indicador="entes", entes=1
    ),
    "entes": cidade,
    "balcoes": lambda n: criar_balcao(cidade(n), Usuario.objects.get(nome__startswith="Carla")),
    "atendentes": atendente,
    "servicos-do-balcao": lambda n: ServicoBalcao.objects.create(codigo=f"s{n}", nome="S"),
    "bloqueios": bloqueio,
    "motivos-de-bloqueio": lambda n: MotivoBloqueio.objects.create(
        codigo=f"n{n}", nome="N", lado="sgd"
    ),
    "eventos": lambda n: criar_evento(por=Usuario.objects.get(nome__startswith="Carla")),
    "inscricoes": inscricao,
    "presencas": presenca,
    "evidencias": evidencia,
    "implantacoes": implantacao,
    "materiais": material,
    "mensagens": mensagem,
    "protocolos": protocolo,
    "questionarios": questionario,
    "regras-de-acao": regra,
    "pedidos-autoridade": pedido_autoridade,
    "pontos-focais": lambda n: criar_ponto_focal(cidade(n)),
    "populacoes": lambda n: criar_populacao(cidade(n), 1000),
    "reassinaturas": reassinatura,
    "reconfirmacoes": reconfirmacao,
    "contradicoes": lambda n: criar_contradicao(cidade(n)),
    "delegacoes": delegacao,
    "hubs": hub,
    "relatorios": relatorio,
    "planos": plano,
    "acoes": acao,
    "textos-do-termo": lambda n: criar_texto(por=Usuario.objects.sistema()),
    "usos": uso,
    "verificacoes": verificacao,
}


@pytest.fixture
def cliente(carla: Usuario) -> Client:
    return cliente_de(carla)


def test_listas_sao_as_da_api() -> None:
    assert PUBLICAS == [
        "balcoes",
        "consolidados",
        "coortes",
        "entes",
        "feriados",
        "hubs",
        "indicadores-publicados",
        "motivos-de-bloqueio",
        "populacoes",
        "produtos",
        "servicos-do-balcao",
        "textos-do-termo",
    ]
    assert RESTRITAS == [
        "acoes",
        "acompanhamentos",
        "adesoes",
        "anotacoes",
        "assinaturas",
        "atendentes",
        "autoridades",
        "bloqueios",
        "campanhas",
        "comparacoes",
        "contra-assinaturas",
        "contradicoes",
        "delegacoes",
        "desfechos",
        "diagnosticos",
        "eventos",
        "evidencias",
        "implantacoes",
        "inscricoes",
        "interesses",
        "materiais",
        "mensagens",
        "pedidos-autoridade",
        "planos",
        "pontos-focais",
        "presencas",
        "protocolos",
        "questionarios",
        "reassinaturas",
        "reconfirmacoes",
        "regras-de-acao",
        "relatorios",
        "usos",
        "verificacoes",
    ]


@pytest.mark.parametrize("lista", LISTAS)
def test_lista_tem_next_previous_e_results(cliente: Client, lista: str) -> None:
    pagina = cliente.get(f"{RAIZ}{lista}/").json()
    assert list(pagina) == ["next", "previous", "results"]
    assert pagina["results"]
    assert pagina["next"] is pagina["previous"] is None


@pytest.mark.parametrize(
    "consulta",
    [
        "adesoes/?uf=RR",
        "consolidados/?dimensao=faixa&chave=BR",
        "entes/?uf=RR",
        "entes/?busca=qqqqqqqqq",
        "bloqueios/?uf=RR",
        "contradicoes/?uf=RR",
        "diagnosticos/?uf=RR",
        "interesses/?uf=RR",
        "evidencias/?uf=RR",
        "implantacoes/?uf=RR",
        "acoes/?uf=RR",
        "planos/?uf=RR",
        "mensagens/?uf=RR",
        "pontos-focais/?uf=RR",
        "populacoes/?uf=RR",
        "protocolos/?uf=RR",
        "usos/?uf=RR",
    ],
)
def test_lista_vazia_tem_a_mesma_forma(cliente: Client, consulta: str) -> None:
    assert cliente.get(RAIZ + consulta).json() == {"next": None, "previous": None, "results": []}


@pytest.mark.parametrize("lista", sorted(NOVAS))
def test_cursor_nao_repete_nem_pula_quando_chegam_linhas(cliente: Client, lista: str) -> None:
    nova = NOVAS[lista]
    for n in (20, 40, 60):
        nova(n)
    originais = linhas(cliente.get(f"{RAIZ}{lista}/"))
    lidas, endereco = [], f"{RAIZ}{lista}/?limite=2"
    while endereco:
        pagina = cliente.get(endereco).json()
        lidas += pagina["results"]
        endereco = pagina["next"]
        if len(lidas) == 2:
            nova(10)
            nova(90)
    assert [linha for linha in lidas if linha in originais] == originais
    assert len(lidas) == len({repr(linha) for linha in lidas})
    assert len(lidas) > len(originais)


@pytest.mark.parametrize("lista", sorted(NOVAS))
def test_cursor_volta_pelo_mesmo_caminho(cliente: Client, lista: str) -> None:
    for n in (20, 40, 60):
        NOVAS[lista](n)
    primeira = cliente.get(f"{RAIZ}{lista}/?limite=2").json()
    segunda = cliente.get(primeira["next"]).json()
    assert cliente.get(segunda["previous"]).json()["results"] == primeira["results"]


@pytest.mark.parametrize("lista", LISTAS)
def test_filtro_que_nao_ha_e_recusado_com_os_que_ha(cliente: Client, lista: str) -> None:
    problema = recusa(cliente.get(f"{RAIZ}{lista}/?bairro=centro"), "bairro")
    assert problema.startswith("Não existe este parâmetro. Os aceitos são: limite, cursor, ")


ENUMERADOS = [
    (lista, parametro["name"])
    for lista in LISTAS
    for parametro in OPERACOES[f"{RAIZ}{lista}/"].get("parameters", [])
    if "enum" in parametro["schema"]
]


@pytest.mark.parametrize(("lista", "filtro"), ENUMERADOS)
def test_valor_que_nao_ha_e_recusado_com_os_que_ha(
    cliente: Client, lista: str, filtro: str
) -> None:
    detalhe = recusa(cliente.get(f"{RAIZ}{lista}/", {filtro: "xyz"}), filtro)
    assert detalhe.startswith("Não há “xyz” aqui. Os valores aceitos são: ")


@pytest.mark.parametrize(
    "lista",
    [
        "adesoes",
        "bloqueios",
        "evidencias",
        "implantacoes",
        "acoes",
        "planos",
        "mensagens",
        "pontos-focais",
        "populacoes",
        "protocolos",
        "delegacoes",
        "usos",
        "verificacoes",
    ],
)
def test_ente_que_nao_ha_e_recusado(cliente: Client, lista: str) -> None:
    detalhe = recusa(cliente.get(f"{RAIZ}{lista}/?ente=9999999"), "ente")
    assert detalhe.startswith("Não há ente com este código.")


@pytest.mark.parametrize("lista", RESTRITAS)
def test_restrita_pede_token(lista: str) -> None:
    conferir_problema(cliente_de(None).get(f"{RAIZ}{lista}/"), 401, "credencial_ausente")


@pytest.mark.parametrize("lista", PUBLICAS)
def test_publica_nao_traz_dado_de_pessoa(
    lista: str, ana: Usuario, pedro: Usuario, um_de_cada: dict[str, int | str]
) -> None:
    anonimo = cliente_de(None)
    enderecos = [f"{RAIZ}{lista}/", f"{RAIZ}{lista}/?formato=csv"]
    if lista in um_de_cada:
        enderecos.append(f"{RAIZ}{lista}/{um_de_cada[lista]}/")
    for endereco in enderecos:
        texto = b"".join(anonimo.get(endereco)).decode()
        assert len(texto) > 20
        for dado in dados_de(ana, pedro):
            assert dado not in texto


@pytest.mark.parametrize("lista", RESTRITAS)
def test_restrita_nao_traz_cpf_inteiro_nem_a_equipe(
    cliente: Client, lista: str, ana: Usuario, pedro: Usuario
) -> None:
    for endereco in (f"{RAIZ}{lista}/", f"{RAIZ}{lista}/?formato=csv"):
        texto = b"".join(cliente.get(endereco)).decode()
        assert str(ana.cpf) not in texto
        assert str(pedro.cpf) not in texto


def recusa(resposta: Any, campo: str) -> str:
    problema = conferir_problema(resposta, 400, "dados_invalidos")
    (erro,) = problema["errors"]
    assert (erro["pointer"], erro["onde"]) == (f"#/{campo}", "consulta")
    return str(erro["detail"])


def dados_de(*pessoas: Usuario) -> set[str]:
    """O que identifica uma pessoa: o nome, o CPF (inteiro, com pontos ou mascarado) e o e-mail."""
    dados: set[str] = set()
    for pessoa in pessoas:
        cpf = str(pessoa.cpf)
        dados |= {pessoa.nome, pessoa.email, cpf, f"{cpf[:3]}.{cpf[3:6]}.{cpf[6:9]}-{cpf[9:]}"}
        dados.add(f"***.{cpf[3:6]}.{cpf[6:9]}-**")
    return dados
