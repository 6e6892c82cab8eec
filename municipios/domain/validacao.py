"""A segunda opinião: alguém da SGD confere a assinatura no VALIDAR e anota o que viu."""

from datetime import date
from typing import Any

from django.db import transaction

from municipios.choices.assinatura import ResultadoValidacao, ViaAssinatura
from municipios.domain.adesao import recusar_futuro
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Assinatura, Usuario, Validacao
from municipios.permissions import equipe_age_pelo_ente


@transaction.atomic
def anotar_validacao(
    assinatura: Assinatura,
    *,
    por: Usuario,
    resultado: ResultadoValidacao,
    feita_em: date,
    observacao: str = "",
    documento: Arquivo | None = None,
    hoje: date | None = None,
) -> Validacao:
    """Guarda a anotação; o veredito do portal não muda por ela.

    Levanta `TransicaoInvalida` para termo em papel, que o VALIDAR não lê, ou data futura.
    """
    adesao = assinatura.adesao
    if not equipe_age_pelo_ente(por, adesao):
        raise SemPermissao("Anotar conferência no VALIDAR")
    if assinatura.via == ViaAssinatura.PAPEL:
        raise TransicaoInvalida("O VALIDAR confere assinatura eletrônica, e esta é em papel.")
    recusar_futuro("da conferência", feita_em, hoje)
    nova = Validacao(
        assinatura=assinatura, resultado=resultado, feita_em=feita_em, observacao=observacao,
        registrada_por=por,
    )  # fmt: skip
    if documento:
        nova.documento = guardar(adesao.ente, documento, por=por)
    salvar(nova)
    dados = {"resultado": str(resultado), "assinatura": assinatura.pk}
    registrar(adesao, "validar", "Anotar conferência no VALIDAR", por=por, dados=dados)
    return nova


def conferidas_a_mao(assinatura: Assinatura) -> list[dict[str, Any]]:
    """As anotações como saem no pacote de provas: sem o nome de quem conferiu."""
    return [
        {
            "resultado": validacao.resultado,
            "conferida_em": validacao.feita_em.isoformat(),
            "observacao": validacao.observacao,
            "registrada_em": validacao.registrada_em.isoformat(),
        }
        for validacao in assinatura.validacoes.all()
    ]
