"""O relatório mensal de um hub: o leiaute, os erros por linha, o que muda e o que se entrega."""

import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from identidade.domain.lembrete_relatorio import lembrar_relatorios
from identidade.domain.relatorio_hub import abrir, conferir, entregar, reabrir
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.planilhas.relatorios import CAMPOS, em_bytes
from municipios.domain.hub import encerrar
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Hub, Notificacao, Usuario
from municipios.planilhas.lote import ArquivoRecusado
from tests.hub import (
    MES,
    abrir_relatorio,
    arquivo,
    criar_delegacao,
    criar_hub,
    criar_operador,
    importar,
)

CABECALHO = (
    "CNPJ;Origem;Orgao;Nome_do_Municipio;Servico_Produto;Objetivo_da_Integracao;Esfera;Poder;"
    "Estado;Codigo_Municipio;Data_de_inicio_Projeto;Data_de_Finalizar_Entrega;Volumetria_Anual;"
    "Numero_do_protocolo_da_solicitação\r\n"
)
NOVEMBRO = MES.replace(month=11)


@pytest.fixture
def hub(carla: Usuario, davi: Usuario, vicosa: Ente) -> Hub:
    """Davi responde por ele, e Viçosa o deixa ver."""
    novo = criar_hub(carla)
    criar_operador(novo, davi, por=carla)
    criar_delegacao(vicosa, novo, por=carla)
    return novo


@pytest.fixture
def relatorio(hub: Hub, davi: Usuario) -> RelatorioHub:
    return abrir_relatorio(hub, por=davi)


def _exportar(relatorio: RelatorioHub, *, tudo: bool = False) -> bytes:
    linhas = LinhaRelatorio.objects.em_ordem()
    linhas = linhas.todas_ate(relatorio) if tudo else linhas.incrementais(relatorio)
    return b"".join(em_bytes(linhas.values_list(*CAMPOS)))


def test_o_que_entra_sai_igual_byte_a_byte(relatorio: RelatorioHub, davi: Usuario) -> None:
    formula = {"Objetivo_da_Integracao": "'=SOMA(A1)", "Servico_Produto": "Prova de Vida"}
    vazios = {
        "Data_de_Finalizar_Entrega": "",
        "Volumetria_Anual": "",
        "Servico_Produto": "Assinatura",
    }
    original = arquivo([{}, vazios, formula])
    achado = importar(relatorio, original, por=davi)
    assert (achado.diferenca["novas"], achado.diferenca["total_de_falhas"]) == (3, 0)
    saida = _exportar(relatorio)
    assert saida.startswith(CABECALHO.encode("latin-1"))
    assert sorted(saida.splitlines()) == sorted(original.splitlines())
    assert relatorio.linhas.filter(objetivo="=SOMA(A1)").exists()
    repetido = importar(relatorio, saida, por=davi)
    assert (repetido.diferenca["iguais"], repetido.diferenca["novas"]) == (3, 0)
    assert _exportar(relatorio) == saida


@pytest.mark.parametrize("codificacao", ["latin-1", "utf-8", "utf-8-sig", "cp1252"])
def test_le_qualquer_das_codificacoes(
    relatorio: RelatorioHub, davi: Usuario, codificacao: str
) -> None:
    importar(relatorio, arquivo([{}], codificacao), por=davi)
    assert relatorio.linhas.get().orgao == "Secretaria de Administração"


ERROS: dict[str, tuple[dict[str, Any], str]] = {
    "CNPJ": ({"CNPJ": "11.111.111/1111-11"}, "não é CNPJ"),
    "Servico_Produto": ({"Servico_Produto": "Balcão"}, "escreva Login, Assinatura"),
    "Objetivo_da_Integracao": ({"Objetivo_da_Integracao": ""}, "está vazia"),
    "Esfera": ({"Esfera": "Estadual"}, "é da esfera municipal"),
    "Poder": ({"Poder": "Quarto"}, "escreva Executivo"),
    "Estado": ({"Estado": "SP"}, "fica em MG"),
    "Data_de_inicio_Projeto": ({"Data_de_inicio_Projeto": "ontem"}, "não é um dia"),
    "Data_de_Finalizar_Entrega": ({"Data_de_Finalizar_Entrega": "01/01/2026"}, "é antes"),
    "Volumetria_Anual": ({"Volumetria_Anual": "muito"}, "não é um número"),
    "Nome_do_Municipio": ({"Nome_do_Municipio": "Ubá"}, "é de Viçosa"),
    "Orgao": ({"Objetivo_da_Integracao": "Portal do cidadão"}, "repete a linha 2"),
}


@pytest.mark.parametrize("coluna", ERROS)
def test_erro_diz_linha_coluna_e_o_que_fazer(
    relatorio: RelatorioHub, davi: Usuario, coluna: str
) -> None:
    mudanca, porque = ERROS[coluna]
    ruim = {"Objetivo_da_Integracao": "Outro"} | mudanca
    achado = importar(relatorio, arquivo([{}, ruim]), por=davi).diferenca
    (falha,) = achado["falhas"]
    assert (falha["linha"], falha["campo"]) == (3, coluna)
    assert porque in falha["porque"]
    assert relatorio.linhas.count() == 1


def test_ente_nao_delegado_inexistente_ou_que_nao_e_ente(
    relatorio: RelatorioHub, davi: Usuario, ubatuba: Ente
) -> None:
    codigos = {ubatuba.pk: "não delegou", "3500000": "não há ente", "2605459": "distrito estadual"}
    ruins = [{"Codigo_Municipio": codigo, "Estado": "SP"} for codigo in codigos]
    achado = importar(relatorio, arquivo([{}, *ruins]), por=davi).diferenca
    for falha, porque in zip(achado["falhas"], codigos.values(), strict=True):
        assert porque in falha["porque"]
    with pytest.raises(ImportacaoRecusada, match="não delegou"):
        importar(relatorio, arquivo(ruins), por=davi)


def test_dez_mil_linhas_com_erros_em_poucos_segundos(
    relatorio: RelatorioHub, davi: Usuario
) -> None:
    linhas = (
        {"Objetivo_da_Integracao": f"Sistema {n}", "Codigo_Municipio": "x" if n % 2 else "3171303"}
        for n in range(10_000)
    )
    conteudo, inicio = arquivo(linhas), time.perf_counter()
    achado = importar(relatorio, conteudo, por=davi, ensaio=True).diferenca
    assert (achado["novas"], achado["total_de_falhas"]) == (5000, 5000)
    assert len(achado["falhas"]) == 5000
    assert len(achado["exemplos"]) == 50
    assert not relatorio.linhas.exists()
    assert time.perf_counter() - inicio < 8


def test_arquivo_sem_uma_coluna_diz_qual(relatorio: RelatorioHub, davi: Usuario) -> None:
    sem_poder = arquivo([{}]).replace(b";Poder;", b";Potencia;")
    with pytest.raises(ArquivoRecusado, match="Não achei as colunas “Poder” no começo"):
        importar(relatorio, sem_poder, por=davi)


def test_mes_traz_so_o_que_e_novo_ou_mudou(
    relatorio: RelatorioHub, hub: Hub, davi: Usuario
) -> None:
    outro = {"Objetivo_da_Integracao": "IPTU"}
    importar(relatorio, arquivo([{}, outro]), por=davi)
    entregar(conferir(relatorio, por=davi), por=davi)
    seguinte = abrir_relatorio(hub, por=davi, mes=NOVEMBRO)
    importar(seguinte, arquivo([{}, outro | {"Volumetria_Anual": "9"}]), por=davi)
    saida = _exportar(seguinte).decode("latin-1")
    assert "IPTU" in saida
    assert "Portal do cidadão" not in saida
    tudo = _exportar(seguinte, tudo=True).decode("latin-1")
    assert tudo.count("\r\n") == 3
    assert ";9;INT-1" in tudo


def test_entrega_fecha_o_mes_ate_reabrir(
    relatorio: RelatorioHub, davi: Usuario, ana: Usuario
) -> None:
    importar(relatorio, arquivo([{}]), por=davi)
    conferido = conferir(relatorio, por=davi)
    importar(relatorio, arquivo([{"Volumetria_Anual": "1"}]), por=davi)
    with pytest.raises(TransicaoInvalida):
        entregar(conferido, por=davi)
    with pytest.raises(SemPermissao):
        conferir(relatorio, por=ana)
    entregue = entregar(conferir(relatorio, por=davi), por=davi)
    assert entregue.entregue_em
    with pytest.raises(ImportacaoRecusada, match="já foi entregue"):
        importar(relatorio, arquivo([{}]), por=davi)
    reabrir(entregue, por=davi, motivo="Faltou um órgão.")
    importar(relatorio, arquivo([{}]), por=davi)


def test_abrir_duas_vezes_da_o_mesmo_e_mes_futuro_nao_ha(
    relatorio: RelatorioHub, hub: Hub, davi: Usuario
) -> None:
    assert abrir_relatorio(hub, por=davi) == relatorio
    with pytest.raises(TransicaoInvalida, match="Não há relatório"):
        abrir(hub, timezone.localdate() + timedelta(days=40), por=davi)


def test_quem_deixou_de_operar_nao_grava(
    relatorio: RelatorioHub, hub: Hub, davi: Usuario, carla: Usuario
) -> None:
    encerrar(hub.operadores.get(), por=carla, motivo="Saiu.")
    with pytest.raises(ImportacaoRecusada, match="já não opera"):
        importar(relatorio, arquivo([{}]), por=davi)


def test_lembra_antes_e_depois_do_dia_5_ate_entregar(
    relatorio: RelatorioHub, davi: Usuario
) -> None:
    def em(dia: int) -> int:
        quando = datetime(2026, 11, dia, 12, tzinfo=timezone.get_default_timezone())
        return lembrar_relatorios(agora=quando)

    relatorio.hub.operadores.update(inicio=MES)
    relatorio.hub.delegacoes.update(inicio=MES)
    assert [em(1), em(2), em(3), em(7), em(8)] == [0, 1, 0, 1, 0]
    assert Notificacao.objects.filter(motivo="relatorio_pendente").count() == 2
    entregar(conferir(relatorio, por=davi), por=davi)
    assert em(12) == 0
