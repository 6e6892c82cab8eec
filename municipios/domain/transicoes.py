"""O motor das transições: a única porta por onde uma situação muda.

Uma tabela de `Transicao` por substantivo alimenta a guarda, os botões da página, a API, as ações
do admin e os testes. O motor trava a linha, confere, grava, registra e devolve o objeto fresco.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Required, TypedDict, TypeVar, Unpack

from django.db import IntegrityError, models, transaction

from municipios.models import Ente, Historico, Usuario

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Transicao:
    """Uma linha da tabela: `quem` é o predicado de `permissions.py` que diz quem pode."""

    nome: str
    rotulo: str
    de: tuple[str, ...]
    para: str
    quem: Callable[[Usuario, Any], bool]
    exige_motivo: bool = False


class Campos(TypedDict, total=False):
    """O que se diz de um ato, além de qual foi."""

    por: Required[Usuario]
    de: str
    para: str
    motivo: str
    dados: dict[str, Any] | None


class TransicaoInvalida(Exception):
    """A transição não cabe agora. `codigo` é para máquina; a mensagem, para pessoa."""

    def __init__(self, mensagem: str, *, codigo: str = "situacao") -> None:
        super().__init__(mensagem)
        self.codigo = codigo


class SemPermissao(TransicaoInvalida):
    def __init__(self, rotulo: str) -> None:
        super().__init__(
            f"Você não pode fazer “{rotulo}” neste caso. Peça a quem responde pelo ente ou à SGD.",
            codigo="sem_permissao",
        )


def permitidas(
    objeto: models.Model, tabela: Iterable[Transicao], usuario: Usuario
) -> list[Transicao]:
    """As transições que cabem agora para esta pessoa (botões, ações da API)."""
    situacao = objeto.situacao  # type: ignore[attr-defined]
    return [t for t in tabela if situacao in t.de and t.quem(usuario, objeto)]


def conferir(objeto: models.Model, transicao: Transicao, por: Usuario, motivo: str) -> None:
    """Levanta `TransicaoInvalida` (ou `SemPermissao`) dizendo o que houve e o que fazer."""
    if not transicao.quem(por, objeto):
        raise SemPermissao(transicao.rotulo)
    situacao = objeto.situacao  # type: ignore[attr-defined]
    if situacao not in transicao.de:
        atual = objeto.get_situacao_display()  # type: ignore[attr-defined]
        raise TransicaoInvalida(
            f"Não dá para fazer “{transicao.rotulo}”: a situação agora é “{atual}”. "
            "Recarregue a página para ver o que mudou e o que cabe fazer."
        )
    if transicao.exige_motivo and not motivo.strip():
        raise TransicaoInvalida(
            f"Para fazer “{transicao.rotulo}”, escreva o motivo.", codigo="motivo"
        )


def salvar(objeto: models.Model, campos: Iterable[str] | None = None) -> None:
    """Grava; se uma constraint recusa, levanta `TransicaoInvalida` com a mensagem dela.

    É o banco quem decide: de dois que gravam ao mesmo tempo, um vence e o outro sabe por quê.
    """
    try:
        with transaction.atomic():
            objeto.save(update_fields=campos)
    except IntegrityError as erro:
        diagnostico = getattr(erro.__cause__, "diag", None)
        nome = getattr(diagnostico, "constraint_name", None)
        for constraint in objeto._meta.constraints:
            if constraint.name == nome:
                mensagem = str(constraint.violation_error_message)
                raise TransicaoInvalida(mensagem, codigo="conflito") from erro
        raise


@transaction.atomic
def criar(
    objeto: M,
    transicao: Transicao,
    *,
    por: Usuario,
    motivo: str = "",
    dados: dict[str, Any] | None = None,
) -> M:
    """A primeira linha da tabela (`de` vazio): confere quem pode, grava em `para` e registra."""
    if not transicao.quem(por, objeto):
        raise SemPermissao(transicao.rotulo)
    if transicao.de:
        raise ValueError(f"“{transicao.nome}” não é nascimento: use `executar`.")
    objeto.situacao = transicao.para  # type: ignore[attr-defined]
    salvar(objeto)
    registrar(objeto, transicao.nome, transicao.rotulo, por=por, motivo=motivo, dados=dados)
    return objeto


@transaction.atomic
def executar(
    objeto: M, transicao: Transicao, *, por: Usuario, motivo: str = "", **campos: Any
) -> M:
    """Trava a linha, confere, grava `situacao` e `campos`, registra e devolve o objeto fresco."""
    modelo = type(objeto)
    fresco = modelo._default_manager.select_for_update(of=("self",)).get(pk=objeto.pk)
    conferir(fresco, transicao, por, motivo)
    de = fresco.situacao  # type: ignore[attr-defined]
    for campo, valor in {"situacao": transicao.para, **campos}.items():
        setattr(fresco, campo, valor)
    salvar(fresco, ["situacao", *campos])
    registrar(fresco, transicao.nome, transicao.rotulo, por=por, de=de, motivo=motivo)
    return fresco


@transaction.atomic
def executar_varios(
    objetos: models.QuerySet[M], transicao: Transicao, *, por: Usuario, motivo: str, **campos: Any
) -> list[M]:
    """O mesmo que `executar`, por conjunto: quem já saiu de `de` fica de fora, sem recusa.

    Devolve as linhas como estavam antes. Serve às rotinas e aos atos em bloco, cujo predicado não
    depende da linha.
    """
    travados = objetos.filter(situacao__in=transicao.de).select_for_update(of=("self",))
    linhas = list(travados.order_by("pk"))
    for linha in linhas:
        conferir(linha, transicao, por, motivo)
    chaves = [linha.pk for linha in linhas]
    objetos.model._default_manager.filter(pk__in=chaves).update(situacao=transicao.para, **campos)
    atos = (
        _ato(
            linha,
            transicao.nome,
            transicao.rotulo,
            por=por,
            de=linha.situacao,  # type: ignore[attr-defined]
            para=transicao.para,
            motivo=motivo,
        )
        for linha in linhas
    )
    Historico.objects.bulk_create(atos, batch_size=1000)
    return linhas


def registrar(objeto: models.Model, ato: str, rotulo: str, **campos: Unpack[Campos]) -> Historico:
    """Escreve a linha do histórico; diz quando a SGD agiu em nome do ente."""
    linha = _ato(objeto, ato, rotulo, **campos)
    linha.save(force_insert=True)
    return linha


def registrar_varios(
    objetos: Iterable[models.Model], ato: str, rotulo: str, **campos: Unpack[Campos]
) -> None:
    linhas = (_ato(objeto, ato, rotulo, **campos) for objeto in objetos)
    Historico.objects.bulk_create(linhas, batch_size=1000)


def _ato(objeto: models.Model, ato: str, rotulo: str, **campos: Unpack[Campos]) -> Historico:
    por = campos["por"]
    return Historico(
        alvo_tipo=objeto._meta.label_lower,
        alvo_id=str(objeto.pk),
        ente_id=objeto.pk if isinstance(objeto, Ente) else getattr(objeto, "ente_id", None),
        transicao=ato,
        rotulo=rotulo,
        de=campos.get("de", ""),
        para=campos.get("para", getattr(objeto, "situacao", "")),
        motivo=campos.get("motivo", ""),
        dados=campos.get("dados") or {},
        pela_sgd=por.eh_da_equipe,
        por=por,
    )
