"""Uma implantação em andamento, pelos verbos do domínio."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from identidade.choices import (
    CodigoProduto,
    FonteUso,
    OrigemVerificacao,
    ResultadoVerificacao,
    SituacaoImplantacao,
    SituacaoVerificacao,
    Via,
)
from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.domain.balcao import Ficha, registrar_ficha
from identidade.domain.horario_balcao import Periodo
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.passo import concluir
from identidade.models import (
    Balcao,
    Contradicao,
    Implantacao,
    Passo,
    Produto,
    ServicoBalcao,
    Uso,
    Verificacao,
)
from municipios.models import Adesao, Ente, Usuario
from redegov.demonstracao.prova import provas_de
from tests.builders import criar_adesao


def comecar(
    ente: Ente,
    por: Usuario,
    *,
    produto: str = CodigoProduto.AUTENTICACAO,
    via: str = Via.API,
    nome: str = "Portal do cidadão",
) -> Implantacao:
    """Começa num ente que aderiu (adere, se preciso)."""
    if not Adesao.objects.em_vigor().filter(ente=ente).exists():
        criar_adesao(ente)
    return criar_implantacao(
        ente, produto=Produto.objects.get(pk=produto), via=via, nome=nome, por=por
    )


def ficha(**campos: Any) -> Ficha:
    """Tudo o que se diz de uma unidade aberta de segunda a sexta."""
    uteis = [Periodo(dia, time(8), time(12)) for dia in range(1, 6)]
    padrao: dict[str, Any] = {
        "logradouro": "Praça do Rosário, 1",
        "bairro": "Centro",
        "cep": "36570-000",
        "latitude": Decimal("-20.75389"),
        "longitude": Decimal("-42.88194"),
        "acessibilidade": ["entrada"],
        "aberto_em": date(2026, 1, 5),
        "horarios": uteis,
        "servicos": ServicoBalcao.objects.filter(pk="criar-conta"),
    }
    return Ficha(**padrao | campos)


def criar_balcao(
    ente: Ente, por: Usuario, *, situacao: str = SituacaoImplantacao.EM_USO, **campos: Any
) -> Balcao:
    """Unidade com ficha; em uso, está aberta ao público."""
    implantacao = comecar(
        ente, por, produto=CodigoProduto.BALCAO, via=Via.UNIDADE, nome="Unidade Centro"
    )
    Implantacao.objects.filter(pk=implantacao.pk).update(situacao=situacao)
    implantacao.refresh_from_db()
    return registrar_ficha(implantacao, ficha(**campos), por=por)


def passo_de(implantacao: Implantacao, ordem: int) -> Passo:
    return implantacao.passos.em_ordem().get(etapa__ordem=ordem)


def criar_verificacao(implantacao: Implantacao, por: Usuario, **campos: Any) -> Verificacao:
    """Já feita, sem problema, sem visitar ninguém."""
    padrao = {
        "origem": OrigemVerificacao.PEDIDO,
        "situacao": SituacaoVerificacao.FEITA,
        "resultado": ResultadoVerificacao.CERTA,
        "feita_em": timezone.now(),
        "itens": [{"codigo": "dominio", "resultado": "ok", "porque": "Certo.", "o_que_fazer": ""}],
        "paradas": [{"url": "https://cidade.gov.br/", "ip": "200.1.1.1", "situacao": 200}],
    }
    return Verificacao.objects.create(implantacao=implantacao, pedida_por=por, **(padrao | campos))


def provar_e_concluir(passo: Passo, por: Usuario) -> Passo:
    """Conclui com a prova que a etapa pede."""
    return concluir(passo, por=por, provas=provas_de(passo.etapa, dia=timezone.localdate()))


def fazer_ate(implantacao: Implantacao, ordem: int, por: Usuario) -> Implantacao:
    """Conclui os passos do primeiro ao de número `ordem`, em nome da equipe."""
    for passo in implantacao.passos.em_ordem().filter(etapa__ordem__lte=ordem):
        provar_e_concluir(passo, por)
    implantacao.refresh_from_db()
    return implantacao


def criar_contradicao(ente: Ente, tipo: str = TipoContradicao.SEM_PONTO_FOCAL) -> Contradicao:
    return Contradicao.objects.create(
        ente=ente, tipo=tipo, situacao=SituacaoContradicao.ABERTA, achada_em=timezone.now()
    )


def criar_uso(
    implantacao: Implantacao, *, por: Usuario, mes: date = date(2026, 1, 1), volume: int = 1
) -> Uso:
    """Um mês já informado, sem as regras de quem o informa."""
    return Uso.objects.create(
        implantacao=implantacao, mes=mes, volume=volume, fonte=FonteUso.PAGINA, registrado_por=por
    )
