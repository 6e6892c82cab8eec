"""Quem trabalha numa unidade do Balcão: indicar, mudar, conferir o nível da conta e encerrar."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.models import Atendente, Balcao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

INDICAR = ("indicar_atendente", "Indicou uma pessoa para a unidade")
MUDAR = ("mudar_atendente", "Mudou o papel ou a capacitação")
CONFERIR = ("conferir_nivel", "Conferiu o nível da conta")
ENCERRAR = ("encerrar_atendente", "Saiu da unidade")


@dataclass(frozen=True)
class Funcao:
    """O que se muda de quem já está na unidade. O nome não: outro nome é outra pessoa."""

    papel: str
    curso: str = ""
    curso_em: date | None = None


class FuncaoMudou(TransicaoInvalida):
    """Outra pessoa salvou enquanto esta escrevia; `atual` é como ficou."""

    def __init__(self, atual: Atendente) -> None:
        super().__init__(
            "Outra pessoa mudou estes dados enquanto você escrevia. O que você escreveu está "
            "aqui; confira as diferenças e salve de novo para valer o seu.",
            codigo="versao",
        )
        self.atual = atual


@transaction.atomic
def indicar(
    balcao: Balcao, funcao: Funcao, *, por: Usuario, nome: str, inicio: date | None = None
) -> Atendente:
    """Põe a pessoa na equipe da unidade.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: nome que já está na equipe, data que não confere ou texto com segredo.
    """
    nome, hoje = " ".join(nome.split()), timezone.localdate()
    _exigir(balcao, por, INDICAR[1])
    recusar_texto_com_segredo(nome)
    if not nome:
        raise TransicaoInvalida("Escreva o nome da pessoa.", codigo="nome")
    _recusar_futuro(inicio, "A pessoa não pode ter começado no futuro.")
    Balcao.objects.select_for_update(of=("self",)).get(pk=balcao.pk)
    novo = Atendente(balcao=balcao, nome=nome, inicio=inicio or hoje, indicado_por=por)
    _por_funcao(novo, funcao)
    salvar(novo)
    registrar(novo, *INDICAR, por=por, para=novo.papel)
    return novo


@transaction.atomic
def mudar(atendente: Atendente, funcao: Funcao, *, por: Usuario, versao: int) -> Atendente:
    """Papel e capacitação, se ninguém salvou depois de `versao`.

    Raises:
        FuncaoMudou: outra pessoa salvou antes; traz os dados como ficaram.
    """
    atual = _na_equipe(atendente, por, MUDAR[1])
    de = atual.papel
    if Funcao(atual.papel, atual.curso, atual.curso_em) == funcao:
        return atual
    if versao != atual.versao:
        raise FuncaoMudou(atual)
    _por_funcao(atual, funcao)
    return _gravar(atual, MUDAR, por=por, de=de)


@transaction.atomic
def conferir_nivel(
    atendente: Atendente, *, por: Usuario, nivel: str, em: date | None = None
) -> Atendente:
    """Alguém viu, na conta GOV.BR da pessoa, que ela é prata ou ouro."""
    atual = _na_equipe(atendente, por, CONFERIR[1])
    _recusar_futuro(em, "O nível não pode ter sido conferido no futuro.")
    de, atual.nivel = atual.nivel, nivel
    atual.nivel_conferido_em = em or timezone.localdate()
    atual.nivel_conferido_por = por
    return _gravar(atual, CONFERIR, por=por, de=de, para=nivel)


@transaction.atomic
def encerrar(
    atendente: Atendente, *, por: Usuario, motivo: str, fim: date | None = None
) -> Atendente:
    """A pessoa saiu; a linha e o histórico dela ficam."""
    recusar_texto_com_segredo(motivo)
    atual = _na_equipe(atendente, por, ENCERRAR[1])
    if not motivo.strip():
        raise TransicaoInvalida("Escreva por que a pessoa saiu.", codigo="motivo")
    _recusar_futuro(fim, "A saída não pode ser no futuro.")
    atual.fim = fim or timezone.localdate()
    return _gravar(atual, ENCERRAR, por=por, de=atual.papel, motivo=motivo.strip())


def _na_equipe(atendente: Atendente, por: Usuario, rotulo: str) -> Atendente:
    atual = Atendente.objects.select_for_update(of=("self",)).get(pk=atendente.pk)
    _exigir(atual, por, rotulo)
    if not atual.na_equipe:
        raise TransicaoInvalida(
            "Esta pessoa já saiu da unidade. Se ela voltou, indique-a de novo.", codigo="situacao"
        )
    return atual


def _exigir(objeto: Balcao | Atendente, por: Usuario, rotulo: str) -> None:
    if not age_pelo_ente(por, objeto):
        raise SemPermissao(rotulo)


def _recusar_futuro(dia: date | None, recusa: str) -> None:
    if dia and dia > timezone.localdate():
        raise TransicaoInvalida(recusa, codigo="data")


def _por_funcao(atendente: Atendente, funcao: Funcao) -> None:
    recusar_texto_com_segredo(funcao.curso)
    _recusar_futuro(funcao.curso_em, "A capacitação não pode ter acabado no futuro.")
    for campo, valor in asdict(funcao).items():
        setattr(atendente, campo, valor.strip() if isinstance(valor, str) else valor)


def _gravar(
    atendente: Atendente,
    ato: tuple[str, str],
    *,
    por: Usuario,
    de: str = "",
    para: str = "",
    motivo: str = "",
) -> Atendente:
    atendente.versao += 1
    salvar(atendente)
    registrar(atendente, *ato, por=por, de=de, para=para or atendente.papel, motivo=motivo)
    return atendente
