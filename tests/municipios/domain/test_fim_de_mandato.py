from datetime import date

import pytest

from municipios.choices import Esfera, SituacaoPontoFocal
from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.choices.campanha import SituacaoReconfirmacao as R
from municipios.domain.autoridade import encerrar_mandato
from municipios.domain.campanha_automatica import perguntar_de_tempos_em_tempos
from municipios.domain.contato import caixas_oficiais
from municipios.domain.fim_de_mandato import tratar_fins
from municipios.domain.posse import carregar_posses
from municipios.domain.reconfirmacao import confirmar
from municipios.models import (
    Autoridade,
    Campanha,
    Decisao,
    Ente,
    Historico,
    Notificacao,
    PontoFocal,
    Reconfirmacao,
    Usuario,
)
from tests.builders import (
    DADOS_DO_TERMO,
    criar_adesao,
    criar_autoridade,
    criar_ente,
    criar_ponto_focal,
)

POSSE = date(2029, 1, 1)


@pytest.fixture
def mandato(ana: Usuario, pedro: Usuario, vicosa: Ente) -> Autoridade:
    criar_adesao(vicosa, dados=DADOS_DO_TERMO)
    return vicosa.autoridades.get()


def test_fim_do_mandato_pergunta_da_chefia_e_dos_que_ficam(
    mandato: Autoridade, vicosa: Ente
) -> None:
    saiu = criar_ponto_focal(vicosa, cpf="99984531279", nome="Iara", sai_com_o_mandato=True)
    assert tratar_fins(date(2028, 12, 31)) == 0
    assert tratar_fins(POSSE) == 1
    assert tratar_fins(POSSE) == 0
    saiu.refresh_from_db()
    assert saiu.situacao == SituacaoPontoFocal.ENCERRADO
    assert {(r.assunto, r.pessoa) for r in Reconfirmacao.objects.all()} == {
        ("autoridade", "Pedro Antunes Salgado"),
        ("ponto_focal", "Ana Ribeiro Fontes"),
    }
    assert vicosa.adesoes.get().esta_em_vigor
    assert Historico.objects.de(mandato).get().transicao == "fim_de_mandato"


def test_com_quem_assumiu_ja_registrado_so_se_pergunta_dos_pontos_focais(
    mandato: Autoridade, vicosa: Ente
) -> None:
    criar_autoridade(vicosa, inicio=POSSE, fim=None, nome="Rita Lopes Amaral", cpf="99927184557")
    tratar_fins(POSSE)
    assert [r.pessoa for r in Reconfirmacao.objects.all()] == ["Ana Ribeiro Fontes"]


def test_caixa_oficial_sabe_de_cada_mudanca_sem_cpf(mandato: Autoridade, vicosa: Ente) -> None:
    criar_ponto_focal(vicosa, cpf="99984531279", nome="Iara", sai_com_o_mandato=True)
    tratar_fins(POSSE)
    fatos = Notificacao.objects.filter(motivo="mudanca_de_pessoas")
    assert set(fatos.values_list("destinatario", flat=True)) == {DADOS_DO_TERMO["email"]}
    textos = list(fatos.order_by("chave").values_list("contexto__fato", flat=True))
    assert [texto.split(" ")[0] for texto in textos] == ["O", "Iara"]
    assert "999" not in "".join(textos)


def test_caixa_do_cadastro_vem_antes_da_do_termo(mandato: Autoridade, vicosa: Ente) -> None:
    assert caixas_oficiais([vicosa.pk])[vicosa.pk].email == DADOS_DO_TERMO["email"]
    Ente.objects.update(email_oficial="prefeitura@vicosa.mg.gov.br.invalid")
    assert caixas_oficiais([vicosa.pk])[vicosa.pk].email == "prefeitura@vicosa.mg.gov.br.invalid"


@pytest.mark.parametrize(
    ("esfera", "codigo", "fim"),
    [(Esfera.ESTADUAL, "31", date(2027, 1, 5)), (Esfera.MUNICIPAL, "3171303", date(2024, 12, 31))],
)
def test_sem_data_de_fim_acaba_na_vespera_da_posse(
    db: None, esfera: Esfera, codigo: str, fim: date
) -> None:
    carregar_posses()
    inicio = date(2023, 1, 1)
    aberta = criar_autoridade(criar_ente(codigo, esfera=esfera), inicio=inicio, fim=None)
    tratar_fins(date(2027, 1, 6))
    aberta.refresh_from_db()
    assert aberta.fim == fim


def test_morte_ou_renuncia_passa_pelo_mesmo_caminho(mandato: Autoridade, carla: Usuario) -> None:
    encerrar_mandato(
        mandato, por=carla, fim=date(2026, 5, 1), motivo="Renúncia", hoje=date(2026, 5, 4)
    )
    assert Campanha.objects.get().nome == "Fim de mandato, maio de 2026: municípios"
    assert Reconfirmacao.objects.count() == 2


def test_fim_do_exercicio_do_vice_nao_pergunta(mandato: Autoridade, vicosa: Ente) -> None:
    criar_autoridade(
        vicosa, condicao="em_exercicio", ato="Decreto 1", inicio=date(2026, 1, 1),
        fim=date(2026, 1, 10),
    )  # fmt: skip
    assert tratar_fins(date(2026, 1, 11)) == 1
    assert not Reconfirmacao.objects.exists()


def test_reconfirmacao_periodica_segue_a_decisao(
    mandato: Autoridade, ana: Usuario, rosa: Usuario
) -> None:
    PontoFocal.objects.update(confirmado_em="2025-02-03T12:00Z")
    assert perguntar_de_tempos_em_tempos(date(2026, 6, 1)) == 0
    Decisao.objects.create(
        assunto=AssuntoDecisao.RECONFIRMACAO, valor=ValorDecisao.DOZE_MESES,
        inicio=date(2026, 1, 1), referencia="Nota técnica 1", registrada_por=rosa,
    )  # fmt: skip
    assert perguntar_de_tempos_em_tempos(date(2026, 2, 2)) == 0
    assert perguntar_de_tempos_em_tempos(date(2026, 2, 3)) == 1
    assert perguntar_de_tempos_em_tempos(date(2026, 3, 3)) == 0
    respondida = confirmar(Reconfirmacao.objects.get(), por=ana)
    assert respondida.situacao == R.CONFIRMADA
    assert perguntar_de_tempos_em_tempos(date(2026, 4, 3)) == 0
