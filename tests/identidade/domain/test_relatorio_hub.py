"""O relatório mensal de um hub: o leiaute, os erros por linha, o que muda e o que se entrega."""

import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from identidade.domain.lembrete_relatorio import lembrar_relatorios
from identidade.domain.linha_relatorio import retiradas, retirar
from identidade.domain.relatorio_hub import abrir, conferir, entregar, reabrir
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.planilhas.relatorios import CAMPOS, LEIAUTE, em_bytes
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


def test_ente_inexistente_ou_que_nao_e_ente_fica_de_fora(
    relatorio: RelatorioHub, davi: Usuario
) -> None:
    codigos = {"3500000": "não há ente", "2605459": "distrito estadual"}
    ruins = [{"Codigo_Municipio": codigo, "Estado": "SP"} for codigo in codigos]
    achado = importar(relatorio, arquivo([{}, *ruins]), por=davi).diferenca
    for falha, porque in zip(achado["falhas"], codigos.values(), strict=True):
        assert porque in falha["porque"]
    with pytest.raises(ImportacaoRecusada, match="não há ente"):
        importar(relatorio, arquivo(ruins), por=davi)


UBATUBA = {"Codigo_Municipio": "3555406", "Nome_do_Municipio": "Ubatuba", "Estado": "SP"}


def test_ente_que_nao_delegou_entra_e_se_avisa(
    relatorio: RelatorioHub, davi: Usuario, ubatuba: Ente, carla: Usuario
) -> None:
    duas = [UBATUBA, UBATUBA | {"Objetivo_da_Integracao": "IPTU"}]
    achado = importar(relatorio, arquivo([{}, *duas]), por=davi).diferenca
    assert (achado["novas"], achado["total_de_falhas"]) == (3, 0)
    assert achado["sem_delegacao"] == {"linhas": 2, "entes": 1, "exemplos": ["Ubatuba (SP)"]}
    assert not Ente.objects.vistos_por(davi).filter(pk=ubatuba.pk).exists()
    linhas = LinhaRelatorio.objects.filter(relatorio=relatorio)
    assert linhas.contadas() == {"total": 3, "sem_delegacao": 2}
    assert _exportar(relatorio).count(b";Ubatuba;") == 2
    criar_delegacao(ubatuba, relatorio.hub, por=carla)
    assert linhas.contadas() == {"total": 3, "sem_delegacao": 0}
    assert linhas.sem_delegacao(timezone.localdate() - timedelta(days=1)).count() == 3


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
    with pytest.raises(ArquivoRecusado, match="Não achei a coluna “Poder” no começo"):
        importar(relatorio, sem_poder, por=davi)
    sem_nada = arquivo([{}]).replace(b"CNPJ;Origem;Orgao;", b"A;B;C;")
    with pytest.raises(ArquivoRecusado, match="as colunas “CNPJ”, “Origem” e “Orgao” no"):
        importar(relatorio, sem_nada, por=davi)
    repetida = arquivo([{}]).replace(b";Poder;", b";Poder (qual);Poder (de quem);")
    with pytest.raises(ArquivoRecusado, match="mais de uma coluna “Poder”"):
        importar(relatorio, repetida, por=davi)


CABECALHOS = {
    "dicas": (
        "CNPJ;Origem (PROCERGS/CIGA/RPPS…);Orgao;Nome_do_Municipio;"
        "Servico_Produto (Login|Assinatura|Prova de Vida);Objetivo_da_Integracao;Esfera;Poder;"
        "Estado;Codigo_Municipio (IBGE 7);Data_de_inicio_Projeto;Data_de_Finalizar_Entrega;"
        "Volumetria_Anual;Numero_do_protocolo_da_solicitação"
    ),
    "grafias": (
        'cnpj;"ORIGEM";Órgão;NomeDoMunicípio; serviço produto ;Objetivo da Integração;esfera;PODER;'
        "estado;Código-Município;Data de início projeto;data_de_finalizar_entrega;"
        "Volumetria anual;numero do protocolo da solicitacao"
    ),
    "titulo": f"Relatório de outubro, do consórcio\r\n\r\n{CABECALHO.strip()}",
}


@pytest.mark.parametrize("codificacao", ["cp1252", "utf-8-sig"])
@pytest.mark.parametrize("cabecalho", CABECALHOS)
def test_cabecalho_com_dica_ou_outra_grafia_se_reconhece(
    relatorio: RelatorioHub, davi: Usuario, cabecalho: str, codificacao: str
) -> None:
    linhas = arquivo([{}], "utf-8").decode().replace(CABECALHO.strip(), CABECALHOS[cabecalho])
    importar(relatorio, linhas.encode(codificacao), por=davi)
    assert relatorio.linhas.get().protocolo == "INT-1"


PODERES = {
    "executivo": ["Executivo", "poder executivo"],
    "legislativo": ["LEGISLATIVO"],
    "judiciario": ["Judiciario"],
    "ministerio_publico": ["Ministério Público", "MP"],
    "defensoria_publica": ["Defensoria Pública"],
    "tribunal_de_contas": ["Tribunal de contas"],
}


def test_poder_aceita_os_tres_e_os_orgaos_autonomos() -> None:
    _, ler = LEIAUTE["Poder"]
    assert {codigo: {ler(nome) for nome in nomes} for codigo, nomes in PODERES.items()} == {
        codigo: {codigo} for codigo in PODERES
    }


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


def test_linha_retirada_sai_do_arquivo_e_fica_no_historico(
    relatorio: RelatorioHub, davi: Usuario, ana: Usuario
) -> None:
    importar(relatorio, arquivo([{}, {"Objetivo_da_Integracao": "IPTU"}]), por=davi)
    errada = relatorio.linhas.get(objetivo="IPTU")
    conferir(relatorio, por=davi)
    with pytest.raises(SemPermissao):
        retirar(errada, por=ana, motivo="Não é minha.")
    with pytest.raises(TransicaoInvalida, match="motivo"):
        retirar(errada, por=davi, motivo=" ")
    assert retirar(errada, por=davi, motivo="Projeto cancelado.").situacao == "recebido"
    assert b"IPTU" not in _exportar(relatorio)
    with pytest.raises(TransicaoInvalida, match="já saiu do relatório: Davi"):
        retirar(errada, por=davi, motivo="De novo.")
    (ato,) = retiradas(relatorio)
    assert (ato.por, ato.motivo) == (davi, "Projeto cancelado.")
    assert ato.dados["valores"]["Data_de_inicio_Projeto"] == "01/03/2026"
    entregar(conferir(relatorio, por=davi), por=davi)
    with pytest.raises(TransicaoInvalida, match="Reabra-o, dizendo o motivo"):
        retirar(relatorio.linhas.get(), por=davi, motivo="Tarde.")


def test_retirar_a_mudanca_deixa_a_integracao_como_se_entregou(
    relatorio: RelatorioHub, hub: Hub, davi: Usuario
) -> None:
    importar(relatorio, arquivo([{}]), por=davi)
    entregar(conferir(relatorio, por=davi), por=davi)
    seguinte = abrir_relatorio(hub, por=davi, mes=NOVEMBRO)
    importar(seguinte, arquivo([{"Volumetria_Anual": "9"}]), por=davi)
    retirar(seguinte.linhas.get(), por=davi, motivo="O volume era o de antes.")
    assert _exportar(seguinte).count(b"\r\n") == 1
    assert b";120000;INT-1" in _exportar(seguinte, tudo=True)
    assert b";120000;INT-1" in _exportar(relatorio)


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
    relatorio.hub.delegacoes.update(inicio=MES, fim=MES)  # Já ninguém o deixa ver.
    assert [em(1), em(2), em(3), em(7), em(8)] == [0, 1, 0, 1, 0]
    assert Notificacao.objects.filter(motivo="relatorio_pendente").count() == 2
    entregar(conferir(relatorio, por=davi), por=davi)
    assert em(12) == 0
