"""Na demonstração, um plano que o ente ainda não leu, um a meio caminho e um já feito."""

from datetime import timedelta

from django.utils import timezone

from identidade.domain.acao import Conteudo, acrescentar, mudar
from identidade.domain.cesta import escolher
from identidade.domain.ligacao_acao import ligar
from identidade.domain.plano import abrir_aditivo, concordar, iniciar, propor
from identidade.domain.situacao_acao import (
    BLOQUEAR,
    COMECAR,
    CONCLUIR,
    JA_FEITA,
    NAO_SE_APLICA,
    agir,
)
from identidade.models import Acao, MotivoBloqueio, PlanoAcao, Produto
from municipios.choices.mensagem import Lado
from municipios.models import Ente, Usuario
from redegov.demonstracao.entrada import titular_de

HA_DIAS = 24
# Regra que recomendou → o que se fez da ação, e por quê.
ATOS = {
    "publicar-decreto": (CONCLUIR, ""),
    "integrar-login": (COMECAR, ""),
    "migrar-dominio": (BLOQUEAR, ""),
    "gerar-chave-pgp": (JA_FEITA, "Feita na gestão passada, e ainda vale."),
    "prova-por-cadprev": (NAO_SE_APLICA, "O instituto prefere a API, e não o CADPREV."),
}
NO_ADITIVO = "A integração do login andou mais depressa; a assinatura pode entrar já neste ano."


def propor_plano(ente: Ente, por: Usuario) -> None:
    """Três ações, a segunda depois da primeira. Repetir não muda nada."""
    if PlanoAcao.objects.filter(ente=ente).exists():
        return
    login = Produto.objects.get(pk="autenticacao")
    plano = iniciar(ente, por=por)
    primeira = acrescentar(
        plano, Conteudo("Escolher o sistema que vai usar o login", produto=login), por=por
    )
    acrescentar(
        plano,
        Conteudo("Fazer o pedido de integração", produto=login, depende_de=primeira),
        por=por,
    )
    acrescentar(plano, Conteudo("Tirar as dúvidas da equipe técnica", lado=Lado.SGD), por=por)
    propor(plano, por=por)


def acordar_plano(ente: Ente, por: Usuario) -> None:
    """Acordado pelos dois, com uma ação em cada situação e um aditivo à espera do ente.

    Repetir não muda nada.
    """
    quem = titular_de(ente)
    if quem is None or PlanoAcao.objects.filter(ente=ente).exists():
        return
    agora = timezone.now() - timedelta(days=HA_DIAS)
    plano = iniciar(ente, por=por, agora=agora)
    escolhidas = escolher(plano, [f"regra-{regra}" for regra in ATOS], por=por)
    oficina = Conteudo(
        "Fazer a oficina da equipe técnica", Lado.SGD, analista=por, prazo_dias_uteis=8
    )
    da_sgd = acrescentar(plano, oficina, por=por)
    acrescentar(plano, Conteudo("Divulgar a novidade na cidade", depende_de=da_sgd), por=por)
    propor(plano, por=por, agora=agora)
    concordar(plano, por=quem, versao=1, agora=agora + timedelta(days=2))
    _trabalhar(escolhidas, quem)
    _propor_aditivo(plano, da_sgd, por)


def _trabalhar(acoes: list[Acao], quem: Usuario) -> None:
    """Uma ação em cada situação; a do login, ligada à implantação dele."""
    fornecedor = MotivoBloqueio.objects.get(pk="fornecedor")
    for acao in acoes:
        ato, motivo = ATOS[str(acao.regra_id)]
        parada = fornecedor if ato is BLOQUEAR else None
        agir(acao, ato, por=quem, motivo=motivo, motivo_bloqueio=parada)
        do_login = acao.plano.ente.implantacoes.filter(produto="autenticacao").first()
        if ato is COMECAR and do_login:
            ligar(acao, do_login, por=quem)


def _propor_aditivo(plano: PlanoAcao, da_sgd: Acao, por: Usuario) -> None:
    aberto = abrir_aditivo(plano, por=por, motivo=NO_ADITIVO)
    assinatura = Produto.objects.get(pk="assinatura")
    acrescentar(aberto, Conteudo("Escolher o que se vai assinar", produto=assinatura), por=por)
    atual = Acao.objects.get(pk=da_sgd.pk)
    maior = Conteudo(atual.titulo, Lado.SGD, analista=por, prazo_dias_uteis=40)
    mudar(atual, maior, por=por, versao=atual.versao)
    propor(aberto, por=por)


def concluir_plano(ente: Ente, por: Usuario) -> None:
    """Tudo feito no plano, e o produto ainda atrás. Repetir não muda nada."""
    quem = titular_de(ente)
    if quem is None or PlanoAcao.objects.filter(ente=ente).exists():
        return
    login = Produto.objects.get(pk="autenticacao")
    plano = iniciar(ente, por=por)
    acoes = [
        acrescentar(plano, Conteudo(titulo, produto=login), por=por)
        for titulo in ("Escolher o sistema do login", "Pôr o login no ar")
    ]
    propor(plano, por=por)
    concordar(plano, por=quem, versao=1)
    for acao in acoes:
        agir(acao, CONCLUIR, por=quem)
