"""Material de um evento: pôr à disposição dos convidados, e retirar."""

from django.db import transaction

from municipios.choices.evento import SituacaoEvento, SituacaoMaterial
from municipios.domain.arquivo import gravar_ao_confirmar
from municipios.domain.documento import Arquivo, examinar
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Evento, Material, Usuario
from municipios.permissions import conduz_evento

_S = SituacaoMaterial
JUNTAR = Transicao("juntar_material", "Pôr material", (), _S.DISPONIVEL, conduz_evento)
RETIRAR = Transicao(
    "retirar_material", "Retirar o material", (_S.DISPONIVEL,), _S.RETIRADO, conduz_evento
)
TRANSICOES = (JUNTAR, RETIRAR)


@transaction.atomic
def juntar(
    evento: Evento,
    *,
    por: Usuario,
    nome: str,
    quando: str,
    link: str = "",
    arquivo: Arquivo | None = None,
) -> Material:
    """Um arquivo ou um link. Levanta `DocumentoRecusado` se o arquivo não serve."""
    if evento.situacao == SituacaoEvento.CANCELADO:
        raise TransicaoInvalida("O evento foi cancelado: não recebe mais material.", codigo="fim")
    novo = Material(evento=evento, nome=nome, quando=quando, link=link, criado_por=por)
    if arquivo:
        achado = examinar(arquivo)
        novo.nome_original, novo.sha256 = achado.nome, achado.sha256
        novo.arquivo.name = novo.arquivo.field.generate_filename(novo, achado.sorteado)
        gravar_ao_confirmar(novo.arquivo.name, achado.conteudo)
    return criar(novo, JUNTAR, por=por)


def retirar(material: Material, *, por: Usuario) -> Material:
    """Os convidados deixam de ver; o arquivo e a linha ficam."""
    return executar(material, RETIRAR, por=por)
