"""A ficha de uma unidade do Balcão: registrar, mudar, e o que falta para abrir."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import CodigoProduto, Marco, SituacaoPasso
from identidade.choices.balcao import RecursoAcessibilidade, fuso_da_uf
from identidade.domain.horario_balcao import Periodo, conferir_horario
from identidade.domain.implantacao import recusar_texto_com_segredo, travar
from identidade.models import Balcao, HorarioBalcao, Implantacao, Passo, ServicoBalcao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente
from municipios.validators import compactar

REGISTRAR = ("registrar_ficha", "Registrou a ficha da unidade")
MUDAR = ("mudar_ficha", "Mudou a ficha da unidade")
TEXTOS = (
    "logradouro", "complemento", "bairro", "cep", "telefone", "email", "acessibilidade_nota",
    "horario_nota",
)  # fmt: skip
DE_FORA = ("horarios", "servicos")


@dataclass(frozen=True)
class Ficha:
    """O que se escreve de uma unidade; sem fuso, vale o da UF."""

    logradouro: str
    bairro: str
    cep: str
    complemento: str = ""
    telefone: str = ""
    email: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    acessibilidade: Iterable[str] = ()
    acessibilidade_nota: str = ""
    internet_gratuita: bool = False
    aberto_em: date | None = None
    fuso: str = ""
    horario_nota: str = ""
    horarios: Iterable[Periodo] = ()
    servicos: Iterable[ServicoBalcao] = ()


class FichaMudou(TransicaoInvalida):
    """Outra pessoa salvou a ficha enquanto esta escrevia; `gravada` é como ficou."""

    def __init__(self, gravada: Ficha, sua: Ficha, versao: int) -> None:
        super().__init__(
            "Outra pessoa salvou esta ficha enquanto você escrevia. O que você escreveu está aqui; "
            "confira as diferenças e salve de novo para valer o seu.",
            codigo="versao",
        )
        self.gravada, self.sua, self.versao = gravada, sua, versao


@transaction.atomic
def registrar_ficha(implantacao: Implantacao, ficha: Ficha, *, por: Usuario) -> Balcao:
    """A primeira ficha da unidade.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: outro produto, ficha que já existe, horário ou coordenada que não
            confere, ou texto com segredo.
    """
    _exigir(implantacao, por, REGISTRAR[1])
    if implantacao.produto_id != CodigoProduto.BALCAO:
        raise TransicaoInvalida(
            "Só uma unidade do Balcão GOV.BR tem ficha, e esta implantação é de outro produto.",
            codigo="produto",
        )
    travada = travar(implantacao.pk)
    atual = Balcao.objects.filter(implantacao=travada).first()
    limpa = _conferida(travada, ficha)
    if atual and ficha_de(atual) == limpa:
        return atual
    if atual:
        raise TransicaoInvalida(
            "Esta unidade já tem ficha. Abra-a e mude o que for preciso.", codigo="ja_tem_ficha"
        )
    nova = Balcao(implantacao=travada)
    _gravar(nova, limpa, por)
    registrar(nova, *REGISTRAR, por=por, dados=_trocas((), limpa.servicos))
    return nova


@transaction.atomic
def mudar_ficha(balcao: Balcao, ficha: Ficha, *, por: Usuario, versao: int) -> Balcao:
    """Grava, se ninguém salvou a ficha depois de `versao`.

    Raises:
        FichaMudou: outra pessoa salvou antes; traz a ficha como ficou.
        TransicaoInvalida: horário ou coordenada que não confere, ou texto com segredo.
    """
    _exigir(balcao, por, MUDAR[1])
    atual = Balcao.objects.select_for_update(of=("self",)).get(pk=balcao.pk)
    antes, limpa = ficha_de(atual), _conferida(atual.implantacao, ficha)
    if antes == limpa:
        return atual
    if versao != atual.versao:
        raise FichaMudou(antes, limpa, atual.versao)
    atual.versao += 1
    _gravar(atual, limpa, por)
    mudou = [f.name for f in fields(Ficha) if getattr(antes, f.name) != getattr(limpa, f.name)]
    trocas = _trocas(antes.servicos, limpa.servicos)
    registrar(atual, *MUDAR, por=por, dados={"mudou": mudou} | trocas)
    return atual


def ficha_de(balcao: Balcao) -> Ficha:
    """A ficha como está gravada, na forma em que se compara."""
    dados = {f.name: getattr(balcao, f.name) for f in fields(Ficha) if f.name not in DE_FORA}
    dados["acessibilidade"] = _em_ordem(balcao.acessibilidade)
    horarios = tuple(sorted(Periodo(h.dia, h.abre, h.fecha) for h in balcao.horarios.all()))
    return Ficha(**dados, horarios=horarios, servicos=_por_chave(balcao.servicos.all()))


def o_que_falta(balcao: Balcao | None) -> list[str]:
    """O que ainda não se diz a quem procura a unidade; nada disto impede de abrir."""
    if balcao is None:
        return ["a ficha da unidade: endereço, horário e o que se faz ali"]
    tem = {
        "o horário": balcao.horarios.exists(),
        "o que se faz na unidade": balcao.servicos.exists(),
        "a acessibilidade": bool(balcao.acessibilidade or balcao.acessibilidade_nota),
        "o dia da abertura": balcao.aberto_em is not None,
        "alguém da equipe com a conta prata ou ouro conferida": balcao.atendentes.conferidos()
        .exists(),
    }  # fmt: skip
    return [nome for nome, ja in tem.items() if not ja]


def falta_para_abrir(passo: Passo) -> list[str]:
    """No passo que abre a unidade, e só enquanto ele está por fazer."""
    abre = passo.etapa.marco == Marco.USO and passo.situacao == SituacaoPasso.PENDENTE
    if not abre or passo.implantacao.produto_id != CodigoProduto.BALCAO:
        return []
    return o_que_falta(Balcao.objects.filter(implantacao=passo.implantacao_id).first())


def _exigir(objeto: Implantacao | Balcao, por: Usuario, rotulo: str) -> None:
    if not age_pelo_ente(por, objeto):
        raise SemPermissao(rotulo)


def _conferida(implantacao: Implantacao, ficha: Ficha) -> Ficha:
    """Sem sobra de espaço, com o CEP só em números e o horário em ordem."""
    dados: dict[str, Any] = {f.name: getattr(ficha, f.name) for f in fields(Ficha)}
    dados |= {nome: dados[nome].strip() for nome in TEXTOS}
    recusar_texto_com_segredo(*(dados[nome] for nome in TEXTOS))
    return Ficha(
        **dados
        | {
            "cep": compactar(dados["cep"]),
            "fuso": ficha.fuso or fuso_da_uf(implantacao.ente.uf),
            "acessibilidade": _em_ordem(ficha.acessibilidade),
            "horarios": conferir_horario(ficha.horarios),
            "servicos": _por_chave(ficha.servicos),
        }
    )


def _em_ordem(recursos: Iterable[str]) -> list[str]:
    tem = set(recursos)
    return [r.value for r in RecursoAcessibilidade if r in tem]


def _por_chave(servicos: Iterable[ServicoBalcao]) -> tuple[ServicoBalcao, ...]:
    return tuple(sorted(servicos, key=lambda servico: servico.pk))


def _trocas(
    antes: Iterable[ServicoBalcao], depois: Iterable[ServicoBalcao]
) -> dict[str, list[str]]:
    """Os serviços que entraram e os que saíram, pelo nome de hoje: o histórico os lê assim."""
    velhos, novos = list(antes), list(depois)
    trocas = {
        "entraram": [servico.nome for servico in novos if servico not in velhos],
        "sairam": [servico.nome for servico in velhos if servico not in novos],
    }
    return {nome: lista for nome, lista in trocas.items() if lista}


def _gravar(balcao: Balcao, ficha: Ficha, por: Usuario) -> None:
    for campo in fields(Ficha):
        if campo.name not in DE_FORA:
            setattr(balcao, campo.name, getattr(ficha, campo.name))
    balcao.registrado_por, balcao.mudado_em = por, timezone.now()
    salvar(balcao)
    balcao.servicos.set(ficha.servicos)
    balcao.horarios.all().delete()
    HorarioBalcao.objects.bulk_create(
        HorarioBalcao(balcao=balcao, dia=p.dia, abre=p.abre, fecha=p.fecha) for p in ficha.horarios
    )
