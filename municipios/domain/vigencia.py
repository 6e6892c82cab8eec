"""Do termo assinado ao termo em vigor: na hora, ou depois da análise da SGD."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.domain.adesao import ASSINAR, CONTRA_ASSINAR, ESPERAR_SGD, SUBSTITUIR, VIGORAR
from municipios.domain.aviso_contra_assinatura import avisos_a_coordenacao
from municipios.domain.convite_assinatura import cancelar_convites
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.notificacao import notificar, notificar_todos
from municipios.domain.reassinatura import responder_com_o_termo
from municipios.domain.transicoes import conferir, executar, salvar
from municipios.models import Adesao, Assinatura, ContraAssinatura, Decisao, Usuario


@transaction.atomic
def assinar(adesao: Adesao, assinatura: Assinatura, *, hoje: date | None = None) -> Adesao:
    """A assinatura da autoridade foi aceita: guarda o retrato dela e segue.

    Se o termo exige a da SGD, espera por ela; sem isso, vai à análise ou, sem análise, à vigência.
    """
    dia = timezone.localdate(assinatura.assinada_em) if assinatura.assinada_em else None
    assinada = executar(
        adesao,
        ESPERAR_SGD if assinatura.termo.exige_contra_assinatura else ASSINAR,
        por=Usuario.objects.sistema(),
        assinada_em=dia or hoje or timezone.localdate(),
        tipo_assinatura=assinatura.tipo,
    )
    cancelar_convites(assinada)
    marcar_pendentes([adesao.ente_id], "adesao")
    if assinatura.termo.exige_contra_assinatura:
        _pedir_a_da_sgd(assinada, assinatura)
        return assinada
    return _seguir(assinada, assinatura, hoje)


@transaction.atomic
def contra_assinar(adesao: Adesao, assinatura: Assinatura, *, hoje: date | None = None) -> Adesao:
    """A assinatura da SGD foi aceita: o termo está completo e segue."""
    quem = f"Assinou pela SGD: {assinatura.signatario_nome}."
    completa = executar(adesao, CONTRA_ASSINAR, por=Usuario.objects.sistema(), motivo=quem)
    marcar_pendentes([adesao.ente_id], "adesao")
    return _seguir(completa, assinatura, hoje)


def _pedir_a_da_sgd(adesao: Adesao, primeira: Assinatura) -> None:
    contra = ContraAssinatura(termo=primeira.termo, primeira=primeira)
    salvar(contra)
    avisar(adesao, "termo_aguarda_sgd", vez=primeira.pk)
    notificar_todos(avisos_a_coordenacao([contra], "nova"))


def _seguir(assinada: Adesao, assinatura: Assinatura, hoje: date | None) -> Adesao:
    if Decisao.objects.vigente(AssuntoDecisao.ANALISE, hoje) == ValorDecisao.COM_ANALISE:
        avisar(assinada, "termo_em_analise", vez=assinatura.pk)
        avisar_quem_analisa(assinada, f"assinatura:{assinatura.pk}")
        return assinada
    return vigorar(assinada, por=Usuario.objects.sistema(), hoje=hoje)


@transaction.atomic
def vigorar(adesao: Adesao, *, por: Usuario, hoje: date | None = None) -> Adesao:
    """Põe em vigor; a que esta substitui deixa de valer no mesmo instante, e fica guardada."""
    dia = hoje or timezone.localdate()
    # A recusa que cabe a quem chega depois é a deste termo, não a do que ele substitui.
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    conferir(fresca, VIGORAR, por, "")
    antiga = fresca.substitui
    if antiga and antiga.esta_em_vigor:
        executar(antiga, SUBSTITUIR, por=por, motivo="Termo novo em vigor no lugar deste.")
    em_vigor = executar(adesao, VIGORAR, por=por, vigente_desde=dia)
    responder_com_o_termo(em_vigor, por=por)
    marcar_pendentes([adesao.ente_id], "adesao")
    avisar(em_vigor, "termo_em_vigor")
    return em_vigor


def avisar(adesao: Adesao, motivo: str, *, vez: int = 0) -> None:
    """O aviso vai a quem assinou e ao e-mail oficial do ente, cada um uma vez."""
    autoridade = adesao.autoridade
    destinos = {
        autoridade.email if autoridade else "": adesao.signatario_nome,
        adesao.dados.get("email", ""): "",
    }
    termo = adesao.termos.prontos().first()
    # A última aceita é a de quem assinou por cima: o arquivo dela traz todas.
    ultima = adesao.assinaturas.aceitas().filter(termo=termo).order_by("-ordem").first()
    contexto = {"codigo": termo.codigo if termo else "", "assinatura": ultima.pk if ultima else 0}
    for email, nome in destinos.items():
        if email:
            notificar(
                f"{motivo}:{adesao.pk}:{email}:{vez}",
                motivo=motivo,
                destinatario=email,
                nome=nome,
                ente=adesao.ente,
                contexto=contexto,
            )


def avisar_quem_analisa(adesao: Adesao, vez: str) -> None:
    """O ente respondeu, ou assinou de novo: quem já analisava fica sabendo."""
    quem = adesao.responsavel
    if quem and quem.email:
        notificar(
            f"diligencia_respondida:{vez}",
            motivo="diligencia_respondida",
            destinatario=quem.email,
            nome=quem.nome_de_tratamento,
            ente=adesao.ente,
        )
