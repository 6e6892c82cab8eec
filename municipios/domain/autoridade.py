"""Chefia do Executivo: registrar quem responde pelo ente, e quando deixa de responder."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices import CondicaoAutoridade
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.fim_de_mandato import tratar_fim
from municipios.domain.mudanca_de_pessoas import Mudanca, avisar_mudancas
from municipios.domain.reconfirmacao import responder_com_o_mandato
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Autoridade, Documento, Ente, Usuario
from municipios.permissions import equipe_age_pelo_ente


@transaction.atomic
def registrar_mandato(
    ente: Ente,
    *,
    por: Usuario,
    nome: str,
    cargo: str,
    inicio: date,
    documento: Arquivo | Documento | None = None,
    **dados: object,
) -> Autoridade:
    """Registra um mandato ou exercício, atual ou passado.

    `dados`: cpf, email, condicao, fim, ato. Levanta `TransicaoInvalida` se outra pessoa ocupa o
    mesmo lugar nos mesmos dias, se as datas estão fora de ordem ou se falta o ato do exercício.
    """
    if not equipe_age_pelo_ente(por, ente):
        raise SemPermissao("Registrar autoridade")
    autoridade = Autoridade(ente=ente, nome=nome, cargo=cargo, inicio=inicio, **dados)
    if autoridade.fim and autoridade.fim < timezone.localdate():
        autoridade.fim_tratado_em = timezone.now()  # É história: não muda nada hoje.
    _recusar_sobreposicao(autoridade)
    if isinstance(documento, Documento):
        autoridade.documento = documento
    elif documento:
        autoridade.documento = guardar(ente, documento, por=por)
    salvar(autoridade)
    registrar(autoridade, "registrar_mandato", "Registrar autoridade", por=por)
    responder_com_o_mandato(autoridade, por=por)
    quando = f"com mandato desde {autoridade.inicio:%d/%m/%Y}"
    avisar_mudancas(
        [Mudanca(autoridade, "registrar", f"Foi registrada(o) {autoridade}, {quando}.")]
    )
    marcar_pendentes([ente.pk], "autoridade")
    return autoridade


def _recusar_sobreposicao(nova: Autoridade) -> None:
    """Diz quem já está no lugar; se outra chegar entre a pergunta e a gravação, o banco recusa."""
    outras = Autoridade.objects.filter(ente=nova.ente_id, condicao=nova.condicao)
    outras = outras.no_cargo_entre(nova.inicio, nova.fim)
    outra = outras.first()
    if outra:
        ate = f"até {outra.fim:%d/%m/%Y}" if outra.fim else "sem data de fim"
        condicao = CondicaoAutoridade(outra.condicao).label.lower()
        raise TransicaoInvalida(
            f"Já consta {outra}, {condicao} desde {outra.inicio:%d/%m/%Y}, {ate}. Corrija as datas "
            "ou encerre aquele mandato antes de registrar este.",
            codigo="conflito",
        )


@transaction.atomic
def identificar(
    autoridade: Autoridade, *, por: Usuario, cpf: str, documento: Documento | None = None
) -> Autoridade:
    """Põe o CPF em quem já constava sem ele: é o que dá acesso à pessoa.

    Levanta `TransicaoInvalida` se o registro já é de outro CPF.
    """
    fresca = Autoridade.objects.select_for_update(of=("self",)).get(pk=autoridade.pk)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Pôr o CPF da autoridade")
    if fresca.cpf:
        raise TransicaoInvalida(
            f"{fresca} já consta com um CPF: se é outra pessoa, encerre aquele mandato.",
            codigo="cpf",
        )
    fresca.cpf, fresca.documento = cpf, documento or fresca.documento
    salvar(fresca, ["cpf", "documento"])
    registrar(fresca, "identificar", "Pôr o CPF da autoridade", por=por)
    fato = f"{fresca} passou a ter acesso ao portal."
    avisar_mudancas([Mudanca(fresca, "identificar", fato)])
    marcar_pendentes([fresca.ente_id], "autoridade")
    return fresca


@transaction.atomic
def encerrar_mandato(
    autoridade: Autoridade, *, por: Usuario, fim: date, motivo: str, hoje: date | None = None
) -> Autoridade:
    """Põe ou antecipa o último dia do mandato. Levanta `TransicaoInvalida` se ele já acabou.

    Passado o último dia, as consequências são as de todo fim de mandato: já, ou na varredura.
    """
    fresca = Autoridade.objects.select_for_update(of=("self",)).get(pk=autoridade.pk)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Encerrar mandato")
    if not motivo.strip():
        raise TransicaoInvalida("Para encerrar o mandato, escreva o motivo.", codigo="motivo")
    if fresca.fim and fresca.fim < (hoje or timezone.localdate()):
        raise TransicaoInvalida(f"Este mandato já terminou em {fresca.fim:%d/%m/%Y}.")
    if fresca.fim and fim >= fresca.fim:
        raise TransicaoInvalida(
            f"O mandato já termina em {fresca.fim:%d/%m/%Y}: encerrar só pode antecipar essa data.",
            codigo="data",
        )
    antes = f"{fresca.fim:%d/%m/%Y}" if fresca.fim else ""
    fresca.fim = fim
    salvar(fresca, ["fim"])
    dados = {"fim": [antes, f"{fim:%d/%m/%Y}"]}
    registrar(fresca, "encerrar_mandato", "Encerrar mandato", por=por, motivo=motivo, dados=dados)
    marcar_pendentes([fresca.ente_id], "autoridade")
    fato = f"O mandato de {fresca} termina em {fim:%d/%m/%Y}."
    avisar_mudancas([Mudanca(fresca, f"encerrar-{fim}", fato)])
    tratar_fim([fresca.pk], hoje=hoje or timezone.localdate())
    return fresca
