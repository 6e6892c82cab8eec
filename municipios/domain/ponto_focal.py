"""Pontos focais: indicar, confirmar no primeiro acesso, substituir e encerrar."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from municipios.choices import (
    PONTO_FOCAL_EM_ABERTO,
    PONTO_FOCAL_EM_CURSO,
    SituacaoPontoFocal,
)
from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.mudanca_de_pessoas import (
    Mudanca,
    avisar_do_ponto_focal,
    avisar_indicado,
    avisar_mudancas,
)
from municipios.domain.reconfirmacao import responder_com_a_saida, responder_com_o_acesso
from municipios.domain.transicoes import (
    Transicao,
    TransicaoInvalida,
    conferir,
    criar,
    executar,
    executar_varios,
)
from municipios.models import Decisao, Ente, PontoFocal, Usuario
from municipios.permissions import (
    confere_indicacao,
    eh_a_propria_pessoa,
    eh_o_sistema,
    equipe_age_pelo_ente,
    indica_ponto_focal,
)

COM_O_MANDATO = "O mandato acabou, e a indicação ia só até aí."

INDICAR = Transicao(
    "indicar", "Indicar ponto focal", (), SituacaoPontoFocal.INDICADO, indica_ponto_focal
)
SUBMETER = Transicao(
    "submeter",
    "Indicar ponto focal, para a SGD conferir",
    (),
    SituacaoPontoFocal.EM_CONFERENCIA,
    indica_ponto_focal,
)
APROVAR = Transicao(
    "aprovar",
    "Aprovar a indicação",
    (SituacaoPontoFocal.EM_CONFERENCIA,),
    SituacaoPontoFocal.INDICADO,
    confere_indicacao,
)
RECUSAR = Transicao(
    "recusar",
    "Recusar a indicação",
    (SituacaoPontoFocal.EM_CONFERENCIA,),
    SituacaoPontoFocal.RECUSADO,
    confere_indicacao,
    exige_motivo=True,
)
CONFIRMAR = Transicao(
    "confirmar",
    "Confirmar no primeiro acesso",
    (SituacaoPontoFocal.INDICADO,),
    SituacaoPontoFocal.CONFIRMADO,
    eh_a_propria_pessoa,
)
SUBSTITUIR = Transicao(
    "substituir",
    "Substituir ponto focal",
    PONTO_FOCAL_EM_ABERTO,
    SituacaoPontoFocal.SUBSTITUIDO,
    indica_ponto_focal,
    exige_motivo=True,
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar ponto focal",
    PONTO_FOCAL_EM_CURSO,
    SituacaoPontoFocal.ENCERRADO,
    indica_ponto_focal,
    exige_motivo=True,
)
TERMINAR = Transicao(
    "terminar",
    "Terminar com o mandato",
    PONTO_FOCAL_EM_CURSO,
    SituacaoPontoFocal.ENCERRADO,
    eh_o_sistema,
)
TRANSICOES = (
    INDICAR, SUBMETER, APROVAR, RECUSAR, CONFIRMAR, SUBSTITUIR, ENCERRAR, TERMINAR,
)  # fmt: skip


def confere_indicacoes() -> bool:
    """Se a SGD decidiu conferir cada indicação antes de a pessoa poder entrar."""
    decidido = Decisao.objects.vigente(AssuntoDecisao.INDICACAO)
    return decidido == ValorDecisao.COM_CONFERENCIA


@transaction.atomic
def indicar(
    ente: Ente, *, por: Usuario, oficio: Arquivo | None = None, motivo: str = "", **dados: Any
) -> PontoFocal:
    """Indica uma pessoa, que se confirma ao entrar pelo GOV.BR com o mesmo CPF.

    `dados` são os campos do model (nome, cpf, cargo, vinculo, orgao, email, papel, tipo…). Quem
    indica é a autoridade no cargo, ou a SGD em nome do ente (o histórico diz). Quando a SGD confere
    as indicações, a pessoa só é avisada, e só se confirma, depois da aprovação. Levanta
    `TransicaoInvalida` se a pessoa já é ponto focal em aberto deste ente, ou se falta o ofício.
    """
    novo = PontoFocal(ente=ente, indicado_por=por, **dados)
    nascimento = SUBMETER if confere_indicacoes() else INDICAR
    pode = nascimento.quem(por, novo)
    if pode and not oficio and nascimento is SUBMETER:
        raise TransicaoInvalida(
            "Anexe o ofício da indicação: a SGD o confere antes de a pessoa poder entrar.",
            codigo="oficio",
        )
    if pode and oficio:
        novo.oficio = guardar(ente, oficio, por=por)
    criar(novo, nascimento, por=por, motivo=motivo)
    fato = f"{novo.nome} foi indicada(o) como ponto focal"
    if nascimento is INDICAR:
        avisar_indicado(novo)
        avisar_do_ponto_focal(novo, f"{fato}.", ato="indicar")
    else:
        avisar_do_ponto_focal(novo, f"{fato}; a SGD confere a indicação.", ato="submeter")
    marcar_pendentes([ente.pk], "ponto_focal")
    return novo


def confirmar_no_primeiro_acesso(usuario: Usuario) -> list[PontoFocal]:
    """Confirma as indicações desta pessoa que ainda esperam por ela; devolve as confirmadas.

    O elo é o CPF que veio do GOV.BR. Chamada a cada entrada: sem indicação, não faz nada.
    """
    if not usuario.cpf:
        return []
    confirmados = []
    for indicado in PontoFocal.objects.aguardando_primeiro_acesso().filter(cpf=usuario.cpf):
        try:
            confirmados.append(confirmar(indicado, por=usuario))
        except TransicaoInvalida:
            continue  # Outra entrada da mesma pessoa, ou quem a substituiu, chegou antes.
    return confirmados


@transaction.atomic
def confirmar(ponto_focal: PontoFocal, *, por: Usuario) -> PontoFocal:
    """Quem tem nome social no GOV.BR passa a ser chamado por ele."""
    nome = por.nome_social or ponto_focal.nome
    confirmado = executar(ponto_focal, CONFIRMAR, por=por, confirmado_em=timezone.now(), nome=nome)
    responder_com_o_acesso(confirmado, por=por)
    marcar_pendentes([confirmado.ente_id], "ponto_focal")
    return confirmado


@transaction.atomic
def substituir(
    ponto_focal: PontoFocal,
    *,
    por: Usuario,
    motivo: str,
    oficio: Arquivo | None = None,
    hoje: date | None = None,
    **dados: Any,
) -> PontoFocal:
    """Indica outra pessoa no lugar desta, que perde o acesso já. Devolve a nova indicação.

    Quando a SGD confere as indicações, esta pessoa continua a agir até a aprovação da nova.

    Quando é a SGD quem troca, o ofício do ente é obrigatório: é a prova de que ele pediu.
    """
    if dados.get("cpf") == ponto_focal.cpf:
        raise TransicaoInvalida(
            "A nova pessoa tem o mesmo CPF da atual. Informe o CPF de quem vai ficar no lugar.",
            codigo="cpf",
        )
    if not oficio and equipe_age_pelo_ente(por, ponto_focal):
        raise TransicaoInvalida(
            "Anexe o ofício do ente que pede a troca: a SGD só substitui com ele.",
            codigo="oficio",
        )
    if confere_indicacoes():
        fresco = PontoFocal.objects.select_for_update(of=("self",)).get(pk=ponto_focal.pk)
        conferir(fresco, SUBSTITUIR, por, motivo)
        dados["substitui"] = fresco
    novo = indicar(ponto_focal.ente, por=por, oficio=oficio, motivo=motivo, **dados)
    if not novo.substitui_id:
        dar_o_lugar(ponto_focal, novo, por=por, motivo=motivo, hoje=hoje)
    return novo


@transaction.atomic
def dar_o_lugar(
    ponto_focal: PontoFocal, novo: PontoFocal, *, por: Usuario, motivo: str, hoje: date | None
) -> PontoFocal:
    """Quem sai perde o acesso já; o histórico fica."""
    saida = _saida(ponto_focal, hoje)
    antigo = executar(
        ponto_focal, SUBSTITUIR, por=por, motivo=motivo, fim=saida, substituido_por=novo
    )
    responder_com_a_saida([antigo], por=por)
    fato = f"{antigo.nome} deixou de ser ponto focal; no lugar, foi indicada(o) {novo.nome}."
    avisar_mudancas([Mudanca(antigo, "substituir", fato)])
    return antigo


@transaction.atomic
def encerrar(
    ponto_focal: PontoFocal, *, por: Usuario, motivo: str, hoje: date | None = None
) -> PontoFocal:
    """A pessoa deixa de ser ponto focal e perde o acesso já, no pedido seguinte."""
    saida = _saida(ponto_focal, hoje)
    encerrado = executar(ponto_focal, ENCERRAR, por=por, motivo=motivo, fim=saida)
    responder_com_a_saida([encerrado], por=por)
    fato = f"{encerrado.nome} deixou de ser ponto focal."
    avisar_do_ponto_focal(encerrado, fato, ato="encerrar")
    marcar_pendentes([encerrado.ente_id], "ponto_focal")
    return encerrado


def terminar_com_o_mandato(marcados: QuerySet[PontoFocal], *, hoje: date) -> set[str]:
    """Por conjunto: saem os que estavam marcados para isso; devolve os entes deles."""
    sistema = Usuario.objects.sistema()
    saida = Greatest(F("inicio"), Value(hoje))
    sairam = executar_varios(marcados, TERMINAR, por=sistema, motivo=COM_O_MANDATO, fim=saida)
    responder_com_a_saida(sairam, por=sistema)
    fato = "deixou de ser ponto focal com o fim do mandato, como estava marcado na indicação."
    avisar_mudancas(Mudanca(ponto, "terminar", f"{ponto.nome} {fato}") for ponto in sairam)
    return {ponto.ente_id for ponto in sairam}


def _saida(ponto_focal: PontoFocal, hoje: date | None) -> date:
    """O último dia, que não pode ser antes do primeiro."""
    return max(ponto_focal.inicio, hoje or timezone.localdate())
