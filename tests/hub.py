"""Um hub, quem opera por ele e o que os entes lhe delegam, pelos verbos do domínio."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from identidade.domain.relatorio_em_lote import importar_relatorio
from identidade.domain.relatorio_hub import abrir
from identidade.models import RelatorioHub
from identidade.planilhas.relatorios import COLUNAS
from municipios.choices import TipoImportacao
from municipios.choices.hub import PapelOperador, TipoHub
from municipios.domain.delegacao import delegar
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.hub import cadastrar, confirmar_operador, indicar
from municipios.models import Delegacao, Ente, Hub, Importacao, Operador, Usuario

MES = date(2026, 10, 1)
LINHA = {
    "CNPJ": "12.ABC.345/01DE-35",
    "Origem": "CIG",
    "Orgao": "Secretaria de Administração",
    "Nome_do_Municipio": "Viçosa",
    "Servico_Produto": "Login",
    "Objetivo_da_Integracao": "Portal do cidadão",
    "Esfera": "Municipal",
    "Poder": "Executivo",
    "Estado": "MG",
    "Codigo_Municipio": "3171303",
    "Data_de_inicio_Projeto": "01/03/2026",
    "Data_de_Finalizar_Entrega": "30/06/2026",
    "Volumetria_Anual": "120000",
    "Numero_do_protocolo_da_solicitação": "INT-1",
}


def criar_hub(por: Usuario, **campos: Any) -> Hub:
    padrao = {
        "nome": "Consórcio Intermunicipal de Governo Digital",
        "sigla": "CIG",
        "cnpj": "12ABC34501DE35",
        "tipo": TipoHub.CONSORCIO,
        "ufs": ["MG", "SP"],
    }
    return cadastrar(Hub(**(padrao | campos)), por=por)


def criar_operador(
    hub: Hub, pessoa: Usuario, *, por: Usuario, papel: str = PapelOperador.RESPONSAVEL
) -> Operador:
    """Indicado e já confirmado."""
    email = pessoa.email or "operador@hub.invalid"
    indicar(hub, por=por, nome=pessoa.nome, cpf=pessoa.cpf, email=email, papel=papel)
    return confirmar_operador(pessoa)[0]


def criar_delegacao(ente: Ente, hub: Hub, *, por: Usuario) -> Delegacao:
    return delegar(ente, hub=hub, por=por, motivo="Ofício 1/2026")


def arquivo(linhas: Iterable[dict[str, Any]], codificacao: str = "latin-1") -> bytes:
    """Cada linha diz só o que a distingue da `LINHA` de sempre."""
    completas = [LINHA | linha for linha in linhas]
    textos = [";".join(COLUNAS), *(";".join(map(str, linha.values())) for linha in completas)]
    return ("\r\n".join(textos) + "\r\n").encode(codificacao)


def importar(
    relatorio: RelatorioHub, conteudo: bytes, *, por: Usuario, ensaio: bool = False
) -> Conferencia:
    """O que o trabalhador faz com o arquivo, sem a fila."""
    importacao = Importacao.objects.create(
        tipo=TipoImportacao.RELATORIOS,
        nome_original="relatorio.csv",
        sha256=hashlib.sha256(conteudo).hexdigest(),
        hub=relatorio.hub,
        opcoes={"relatorio": relatorio.pk},
        pedida_por=por,
        arquivo=ContentFile(conteudo, "relatorio.csv"),
    )
    try:
        return importar_relatorio(importacao, ensaio, lambda _feitas, _total: None)
    finally:
        Path(importacao.arquivo.path).unlink()


def abrir_relatorio(hub: Hub, *, por: Usuario, mes: date = MES) -> RelatorioHub:
    return abrir(hub, mes, por=por, hoje=max(mes, timezone.localdate()))
