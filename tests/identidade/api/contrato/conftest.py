"""Um exemplar de cada substantivo da API, todos ligados a Viçosa e a ana.

São tantos, para tantos testes, que se montam uma vez por módulo; cada teste desfaz o que fez.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from pytest_django.plugin import DjangoDbBlocker

from identidade.choices import CodigoProduto, TipoEvidencia, Via
from identidade.domain.atendente import Funcao, indicar
from identidade.domain.bloqueio import bloquear
from identidade.domain.consolidacao import consolidar
from identidade.domain.diagnostico import iniciar
from identidade.domain.evidencia import juntar
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.interesse import manifestar
from identidade.domain.protocolo import Abertura, registrar
from identidade.domain.prova import Prova
from identidade.models import Acompanhamento, Desfecho, MotivoBloqueio, Produto, RelatorioHub
from municipios.choices import MetaCoorte, NivelConta, OrigemMembro, RegraCoorte
from municipios.choices.pedido_autoridade import OrigemPedido
from municipios.domain.mensagem import enviar
from municipios.models import (
    Anotacao,
    Autoridade,
    Comparacao,
    Coorte,
    Ente,
    Feriado,
    Hub,
    Inscricao,
    Material,
    Membro,
    Presenca,
    Usuario,
)
from tests.builders import (
    VICOSA,
    criar_a_espera_da_sgd,
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
from tests.desfeito import desfeito
from tests.elenco import entrar_em_cena
from tests.hub import criar_delegacao
from tests.identidade.andamento import (
    criar_balcao,
    criar_contradicao,
    criar_uso,
    criar_verificacao,
)
from tests.identidade.plano import rascunho
from tests.renovacao import criar_reassinatura


@dataclass(frozen=True)
class Palco:
    vicosa: str
    ana: int
    chaves: dict[str, int | str]


def _de_antes(ente: Ente) -> Autoridade:
    """De um mandato passado: o de agora é de outro teste."""
    return criar_autoridade(ente, cpf="", inicio=date(2021, 1, 1), fim=date(2024, 12, 31))


@pytest.fixture(scope="module")
def palco(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Palco]:
    with django_db_blocker.unblock(), desfeito():
        vicosa = criar_ente(VICOSA)
        criar_ponto_focal(vicosa)
        ana = entrar_em_cena("ana", NivelConta.PRATA)
        yield Palco(vicosa.pk, ana.pk, _um_de_cada(ana, vicosa))


@pytest.fixture
def db(palco: Palco) -> Iterator[None]:
    """No lugar da do pytest-django, que fecharia a conexão em que o palco está montado."""
    with desfeito():
        yield


@pytest.fixture
def vicosa(db: None, palco: Palco) -> Ente:
    return Ente.objects.get(pk=palco.vicosa)


@pytest.fixture
def ana(db: None, palco: Palco) -> Usuario:
    ana: Usuario = Usuario.objects.get(pk=palco.ana)
    return ana


@pytest.fixture
def um_de_cada(db: None, palco: Palco) -> dict[str, int | str]:
    """Por coleção da API, a chave de um recurso que existe."""
    return dict(palco.chaves)


def _um_de_cada(ana: Usuario, vicosa: Ente) -> dict[str, int | str]:
    criar_populacao(vicosa, 79_000)
    adesao = criar_adesao(vicosa)
    implantacao = criar_implantacao(
        vicosa,
        produto=Produto.objects.get(pk=CodigoProduto.AUTENTICACAO),
        via=Via.API,
        nome="Portal do cidadão",
        por=ana,
    )
    coorte = Coorte.objects.create(
        codigo="piloto",
        nome="Piloto",
        regra=RegraCoorte.LISTA,
        meta=MetaCoorte.ADERIU,
        meta_percentual=80,
    )
    Membro.objects.create(
        coorte=coorte, ente=vicosa, origem=OrigemMembro.ESCOLHA, motivo="pediu para acelerar"
    )
    mensagem = enviar(vicosa, por=ana, texto="Por onde se começa?")
    tentativa, autoridade = criar_tentativa(adesao, por=ana), _de_antes(vicosa)
    pedido = implantacao.passos.get(etapa__ordem=3)
    evidencia = juntar(pedido, Prova(TipoEvidencia.PROTOCOLO, texto="INT 1"), por=ana)
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    bloqueio = bloquear(implantacao, por=ana, motivo=espera)
    protocolo = registrar(implantacao, Abertura("INT 1", "Ana", "ana@vicosa.mg.gov.br"), por=ana)
    pergunta = criar_reconfirmacao(vicosa, por=ana, ponto_focal=vicosa.pontos_focais.get())
    uso = criar_uso(implantacao, por=ana)
    nova_assinatura = criar_reassinatura(vicosa, por=ana)
    plano, acoes = rascunho(vicosa, por=ana)
    equipe = Usuario.objects.sistema()
    inscricao = Inscricao.objects.create(
        evento=criar_evento(por=equipe), ente=vicosa, convidada_por=equipe
    )
    presenca = Presenca.objects.create(inscricao=inscricao, origem="porta", marcada_por=equipe)
    material = Material.objects.create(
        evento=inscricao.evento, nome="A", link="https://a.invalid/", criado_por=equipe
    )
    balcao = criar_balcao(vicosa, ana)
    atendente = indicar(balcao, Funcao("gestor"), por=ana, nome="Adélia Abreu")
    desfecho = Desfecho.objects.create(
        inscricao=inscricao, resultado="informado", registrado_por=equipe
    )
    interesse = manifestar(vicosa, Produto.objects.get(pk=CodigoProduto.BALCAO), por=ana)
    cuidado = Acompanhamento.objects.create(
        ente=vicosa, responsavel=equipe, proximo_contato=date(2026, 1, 1), aberto_por=equipe,
        situacao="aberto",
    )  # fmt: skip
    Feriado.objects.exclude(data=date(2026, 10, 12)).delete()
    Anotacao.objects.create(
        ente=vicosa, tipo="nota", quando=date(2026, 1, 1), resumo="A", por=equipe, chave=uuid4()
    )
    criar_a_espera_da_sgd(criar_ente("3106200", nome="Belo Horizonte"), por=equipe)
    consolidar([vicosa.pk])
    hub = Hub.objects.create(
        nome="Consórcio", sigla="C", cnpj="12ABC34501DE35", tipo="consorcio", ufs=["MG"]
    )
    delegacao = criar_delegacao(vicosa, hub, por=ana)
    relatorio = RelatorioHub.objects.create(hub=hub, mes=date(2026, 10, 1), aberto_por=equipe)
    return {
        "acompanhamentos": cuidado.pk,
        "desfechos": desfecho.pk,
        "diagnosticos": iniciar(vicosa, por=ana).pk,
        "interesses": interesse.pk,
        "acoes": acoes[0].pk,
        "planos": plano.pk,
        "adesoes": adesao.pk,
        "assinaturas": tentativa.pk,
        "contra-assinaturas": 0,
        "autoridades": autoridade.pk,
        "campanhas": pergunta.campanha_id,
        "comparacoes": Comparacao.objects.create(assinatura=tentativa).pk,
        "coortes": coorte.codigo,
        "entes": vicosa.pk,
        "atendentes": atendente.pk,
        "balcoes": balcao.pk,
        "bloqueios": bloqueio.pk,
        "delegacoes": delegacao.pk,
        "hubs": hub.pk,
        "relatorios": relatorio.pk,
        "eventos": inscricao.evento_id,
        "inscricoes": inscricao.pk,
        "presencas": presenca.pk,
        "evidencias": evidencia.pk,
        "implantacoes": implantacao.pk,
        "materiais": material.pk,
        "mensagens": mensagem.pk,
        "passos": implantacao.passos.get(etapa__ordem=1).pk,
        "pedidos-autoridade": criar_pedido(vicosa, por=ana, origem=OrigemPedido.ENTE).pk,
        "pontos-focais": vicosa.pontos_focais.get().pk,
        "protocolos": protocolo.pk,
        "questionarios": 1,
        "produtos": CodigoProduto.AUTENTICACAO,
        "reassinaturas": nova_assinatura.pk,
        "reconfirmacoes": pergunta.pk,
        "termos": tentativa.termo_id,
        "textos-do-termo": tentativa.termo.modelo_id,
        "contradicoes": criar_contradicao(vicosa).pk,
        "usos": uso.pk,
        "verificacoes": criar_verificacao(implantacao, ana).pk,
    }
