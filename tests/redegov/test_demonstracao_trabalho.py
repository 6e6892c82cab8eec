"""O que a demonstração conta depois das adesões: repetir não muda nada, e cada fila tem o seu."""

from identidade.choices.plano import SituacaoAcao, SituacaoPlano
from identidade.domain.recomendacao import recomendacoes
from identidade.models import Acao, Diagnostico, PlanoAcao
from municipios.models import Adesao, Ente, PedidoAutoridade, Usuario
from redegov.demonstracao.analise import MARINGA, SALVADOR, VARGINHA, assinar_termos, pedir_registro
from redegov.demonstracao.diagnostico import responder_diagnosticos
from redegov.demonstracao.plano import acordar_plano
from tests.builders import criar_ente, criar_ponto_focal


def test_plano_acordado_tem_acao_em_cada_situacao_e_aditivo(vicosa: Ente, carla: Usuario) -> None:
    criar_ponto_focal(vicosa)
    for _ in range(2):
        responder_diagnosticos([], carla, ha_tempo=[vicosa])
        acordar_plano(vicosa, carla)
    assert recomendacoes(Diagnostico.objects.get())
    assert PlanoAcao.objects.get().situacao == SituacaoPlano.ADITIVO_PROPOSTO
    situacoes = set(Acao.objects.values_list("situacao", flat=True))
    assert situacoes == set(SituacaoAcao) - {SituacaoAcao.RETIRADA}
    assert Acao.objects.atrasadas().filter(analista=carla).exists()


def test_termo_espera_analise_e_pedido_espera_conferencia(
    modelos: None, carla: Usuario, rosa: Usuario
) -> None:
    for codigo in (MARINGA, SALVADOR, VARGINHA):
        criar_ente(codigo)
    for _ in range(2):
        assinar_termos(carla, rosa)
        pedir_registro()
    na_analise = Adesao.objects.na_analise().values_list("responsavel", flat=True)
    assert set(na_analise) == {None, carla.pk}
    assert PedidoAutoridade.objects.get().ente_id == VARGINHA
