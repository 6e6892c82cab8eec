"""O plano em papel e em planilha: o que a pessoa lê na tela, com os acordos e as datas."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from identidade.documentos.plano import FolhaDoPlano, compor_plano
from identidade.domain.quadro_plano import ItemDoPlano
from identidade.models import PlanoAcao

CABECALHO = (
    "numero", "o_que_fazer", "como", "produto", "de_quem_e", "pessoa", "prioridade",
    "prazo_dias_uteis", "prazo", "em_vigor", "depende_de", "situacao", "desde",
    "motivo_do_bloqueio", "explicacao", "origem", "por_que_esta_aqui",
)  # fmt: skip


def plano_em_pdf(plano: PlanoAcao, itens: Iterable[ItemDoPlano]) -> bytes:
    vigente = plano.vigente
    acordos = vigente.acordos.select_related("por").order_by("em") if vigente else []
    return compor_plano(
        FolhaDoPlano(
            titulo="Plano de ação",
            ente=str(plano.ente),
            situacao=plano.get_situacao_display(),
            versao=f"Versão {vigente.numero}, em vigor" if vigente else "Rascunho, sem acordo",
            acordos=[
                f"{a.get_lado_display()}: {a.por.nome_de_tratamento}, em "
                f"{timezone.localtime(a.em):%d/%m/%Y às %H:%M}"
                for a in acordos
            ],
            acoes=[_no_papel(item) for item in itens],
            dia=timezone.localdate(),
        )
    )


def linhas_do_csv(itens: Iterable[ItemDoPlano]) -> Iterator[list[object]]:
    for item in itens:
        a = item.acao
        yield [
            a.numero, a.titulo, a.descricao, a.produto.nome if a.produto else "",
            a.get_lado_display(), a.pessoa, a.get_prioridade_display(), a.prazo_dias_uteis,
            f"{item.ate:%d/%m/%Y}", "sim" if a.em_vigor else "não",
            a.depende_de.numero if a.depende_de else "", a.situacao_dita,
            f"{timezone.localtime(a.situacao_desde):%d/%m/%Y}", a.motivo_bloqueio or "",
            a.detalhe, a.get_origem_display(), a.razao,
        ]  # fmt: skip


def _no_papel(item: ItemDoPlano) -> dict[str, str]:
    a = item.acao
    quando = f"{item.ate:%d/%m/%Y}" if a.em_vigor else f"{item.ate:%d/%m/%Y}, se acordada hoje"
    return {
        "titulo": str(a),
        "Situação": a.situacao_dita + (", atrasada" if a.atrasada else ""),
        "Impedimento": str(a.motivo_bloqueio or ""),
        "Explicação": a.detalhe,
        "De quem é": a.get_lado_display() + (f", {a.pessoa}" if a.pessoa else ""),
        "Prazo": f"{quando} ({a.prazo_dias_uteis} dias úteis)",
        "Prioridade": a.get_prioridade_display(),
        "Produto": a.produto.nome if a.produto else "",
        "Só depois de": str(a.depende_de or ""),
        "Como": a.descricao,
        "Por que está aqui": a.razao,
        "No aditivo": item.no_aditivo,
    }
