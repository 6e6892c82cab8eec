"""Na demonstração, o que ficou do encontro com cada cidade, e quem volta a falar com ela."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.interesse import ResultadoEvento
from identidade.domain.acompanhamento import acompanhar
from identidade.domain.desfecho import registrar_desfecho
from identidade.models import Desfecho, Produto
from municipios.models import Evento, Usuario

P, R = CodigoProduto, ResultadoEvento


@dataclass(frozen=True)
class Ficou:
    """`contato`: em quantos dias se volta a falar; negativo, já devia ter sido."""

    resultado: str
    produtos: tuple[str, ...] = ()
    motivo: str = ""
    contato: int | None = None
    nota: str = ""


SEM_MOMENTO = "Troca de sistema em curso até o fim do contrato; volta a conversar depois."
FICOU = {
    "4209102": Ficou(R.INTERESSADO, (P.AUTENTICACAO, P.ASSINATURA), contato=7),
    "1100205": Ficou(R.INTERESSADO, (P.ASSINATURA, P.BALCAO), contato=0, nota="Pedir a minuta."),
    "3555406": Ficou(R.INTERESSADO, (P.AUTENTICACAO,), contato=-2, nota="Leu o plano?"),
    "3171303": Ficou(R.INTERESSADO, (P.AUTENTICACAO, P.PROVA_DE_VIDA), contato=3),
    "3522208": Ficou(R.INTERESSADO, (P.AUTENTICACAO,), contato=0, nota="Subir a conta de nível."),
    "2111300": Ficou(R.INTERESSADO, (P.ASSINATURA,), contato=12),
    "1501402": Ficou(R.INFORMADO, contato=20, nota="Mandar o manual da assinatura."),
    "2610707": Ficou(R.INFORMADO),
    "2507507": Ficou(R.INFORMADO),
    "2303709": Ficou(R.RECUSOU, motivo=SEM_MOMENTO),
    "1200401": Ficou(R.SEM_RESPOSTA, contato=-5, nota="Ligar: confirmou e não veio."),
    "2211001": Ficou(R.SEM_RESPOSTA),
}


def registrar_desfechos(por: Usuario, gerente: Usuario) -> None:
    """Do primeiro encontro; quem falta no quadro fica por registrar. Repetir não muda nada."""
    evento = Evento.objects.order_by("inicio").first()
    if evento is None or Desfecho.objects.exists():
        return
    produtos, hoje = Produto.objects.in_bulk(), timezone.localdate()
    inscritos = evento.inscricoes.select_related("ente", "evento").filter(ente__in=FICOU)
    for ordem, inscricao in enumerate(inscritos.order_by("pk")):
        ficou = FICOU[inscricao.ente_id]
        registrar_desfecho(
            inscricao,
            por=por,
            resultado=ficou.resultado,
            produtos=[produtos[codigo] for codigo in ficou.produtos],
            motivo=ficou.motivo,
        )
        if ficou.contato is not None:
            acompanhar(
                inscricao.ente,
                por=por,
                responsavel=(gerente, por)[ordem % 2],
                proximo_contato=hoje + timedelta(days=ficou.contato),
                nota=ficou.nota,
                hoje=hoje - timedelta(days=7),
            )
