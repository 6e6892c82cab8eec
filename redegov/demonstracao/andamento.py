"""Na demonstração, o dia a dia das implantações: prova a conferir, bloqueio, protocolo e uso."""

from datetime import timedelta

from django.utils import timezone

from identidade.choices import CodigoProduto, TipoEvidencia
from identidade.domain.bloqueio import bloquear, encerrar
from identidade.domain.evidencia import devolver, juntar
from identidade.domain.passo import concluir
from identidade.domain.protocolo import Abertura, registrar
from identidade.domain.prova import Prova
from identidade.domain.uso import informar, meses_abertos
from identidade.models import Bloqueio, Evidencia, Implantacao, MotivoBloqueio, Protocolo, Uso
from municipios.models import Usuario
from redegov.demonstracao.entrada import titular_de
from redegov.demonstracao.prova import provas_de

JOINVILLE, SAO_LUIS, NATAL = "4209102", "2111300", "2408102"
RIO_BRANCO, SANTAREM, CAMPINA_GRANDE = "1200401", "1506807", "2504009"
VIDEO = Prova(TipoEvidencia.VIDEO, url="https://exemplo.gov.br/prova/video")
FALTA_NO_VIDEO = ("O vídeo não mostra a saída.", "Aparece o endereço de teste, e não o do portal.")
# Ente → motivo, há quantos dias e, quando acabou, como.
PARADAS = {
    RIO_BRANCO: ("espera_sgd", 12, ""),
    SAO_LUIS: ("ip_recusado", 6, ""),
    SANTAREM: ("chave_pgp_vencida", 9, ""),
    CAMPINA_GRANDE: ("dominio_nao_oficial", 40, "O portal passou ao domínio oficial da cidade."),
}
# Por implantação em produção, o que se diz dos meses: crescem, zeram no fim, ou ninguém diz.
CRESCE, ZERA, CALA = range(3)
MESES_ZERADOS = 2


def contar_andamento(por: Usuario) -> None:
    """Repetir não muda nada."""
    do_login = Implantacao.objects.filter(produto=CodigoProduto.AUTENTICACAO)
    por_ente = {i.ente_id: i for i in do_login.select_related("ente").order_by("pk")}
    if not Evidencia.objects.em_conferencia().exists():
        _juntar_videos(por_ente, por)
    if not Bloqueio.objects.exists():
        _bloquear(por_ente, por)
    if not Protocolo.objects.exists():
        _protocolar(por_ente, por)
    if not Uso.objects.exists():
        _informar_usos(por)


def _juntar_videos(por_ente: dict[str, Implantacao], por: Usuario) -> None:
    """Dois à espera da SGD; o de Joinville voltou, com o que falta."""
    for codigo in (JOINVILLE, SAO_LUIS, NATAL):
        implantacao = por_ente.get(codigo)
        if implantacao is None:
            continue
        passos = list(implantacao.passos.em_ordem())
        video = next(passo for passo in passos if passo.etapa.revisa_sgd)
        for passo in passos[: passos.index(video)]:
            if passo.feito_em is None:
                concluir(passo, por=por, provas=provas_de(passo.etapa, dia=timezone.localdate()))
        juntada = juntar(video, VIDEO, por=titular_de(implantacao.ente) or por)
        if codigo == JOINVILLE:
            devolver(juntada, por=por, motivos=FALTA_NO_VIDEO)


def _bloquear(por_ente: dict[str, Implantacao], por: Usuario) -> None:
    hoje = timezone.localdate()
    motivos = MotivoBloqueio.objects.in_bulk()
    for codigo, (motivo, dias, resolvido) in PARADAS.items():
        if codigo in por_ente:
            inicio = hoje - timedelta(days=dias)
            novo = bloquear(por_ente[codigo], por=por, motivo=motivos[motivo], inicio=inicio)
            if resolvido:
                encerrar(novo, por=por, motivo=resolvido, fim=hoje - timedelta(days=dias // 2))


def _protocolar(por_ente: dict[str, Implantacao], por: Usuario) -> None:
    """O de Rio Branco já passou do limite; o de Joinville está no prazo."""
    for codigo, dias in {RIO_BRANCO: 30, JOINVILLE: 4}.items():
        if codigo in por_ente:
            aberto_em = timezone.localdate() - timedelta(days=dias)
            contato = f"protocolo@{codigo}.invalid"
            abertura = Abertura(f"SEI-{aberto_em:%Y%m}-{codigo[:4]}", "Diretoria de TI", contato)
            registrar(por_ente[codigo], abertura, por=por, hoje=aberto_em)


def _informar_usos(por: Usuario) -> None:
    no_ar = Implantacao.objects.integradas().exclude(producao_em=None).order_by("pk")
    for ordem, implantacao in enumerate(no_ar):
        meses = meses_abertos(implantacao)
        if ordem % 3 == CALA or not meses:
            continue
        volumes = {mes: 400 + 150 * ordem + 90 * n for n, mes in enumerate(meses)}
        if ordem % 3 == ZERA:
            volumes |= dict.fromkeys(meses[-MESES_ZERADOS:], 0)
        informar(implantacao, volumes, por=por)
