"""Na demonstração, um consórcio inventado, os entes que o deixam ver e um relatório entregue."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.relatorio_hub import Poder
from identidade.domain.relatorio_hub import abrir, conferir, entregar
from identidade.planilhas.relatorios import em_bytes
from municipios.choices import Esfera, SituacaoImportacao, TipoImportacao
from municipios.choices.hub import PapelOperador, TipoHub
from municipios.domain.delegacao import delegar
from municipios.domain.hub import cadastrar, indicar
from municipios.domain.importacao import confirmar, receber
from municipios.domain.importador import processar_importacoes
from municipios.models import Ente, Hub, Importacao, Usuario
from redegov.simulador.personas import PERSONAS

CNPJ = "99CIP001000106"
OBJETIVOS = {
    CodigoProduto.AUTENTICACAO: "Portal do cidadão",
    CodigoProduto.ASSINATURA: "Processo eletrônico",
}


def contar_hub(entes: list[Ente], por: Usuario) -> None:
    """Repetir não muda nada."""
    if Hub.objects.exists() or not entes:
        return
    hub = Hub(
        nome="Consórcio Inventado de Prefeituras",
        sigla="CIP",
        cnpj=CNPJ,
        tipo=TipoHub.CONSORCIO,
        ufs=sorted({ente.uf for ente in entes}),
    )
    cadastrar(hub, por=por)
    otto = PERSONAS["otto"]
    papel = PapelOperador.RESPONSAVEL
    indicar(hub, por=por, nome=otto.nome, cpf=otto.cpf, email=otto.email, papel=papel)
    for ente in entes:
        delegar(ente, hub=hub, por=por, motivo="Demonstração: ofício inventado.")
    _entregar_relatorio(hub, entes, por)


def _entregar_relatorio(hub: Hub, entes: list[Ente], por: Usuario) -> None:
    mes = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
    relatorio = abrir(hub, mes, por=por)
    linhas = [
        [
            CNPJ, "CIP", "Secretaria de Administração", ente.nome, produto, objetivo,
            Esfera(ente.esfera), Poder.EXECUTIVO, ente.uf, ente.pk, date(2025, 3, 1),
            date(2025, 9, 30), 12_000 * ordem, f"INT-{ordem:04d}",
        ]
        for ordem, (ente, (produto, objetivo)) in enumerate(
            ((ente, par) for ente in entes for par in OBJETIVOS.items()), start=1
        )
    ]  # fmt: skip
    arquivo = SimpleUploadedFile(f"{relatorio.nome_do_arquivo}.csv", b"".join(em_bytes(linhas)))
    tipo = TipoImportacao.RELATORIOS
    nova = receber(arquivo, por=por, tipo=tipo, hub=hub, relatorio=relatorio.pk)
    # Se um trabalhador já pegou o arquivo, o resto fica para quem opera o hub.
    if _chegou(nova, SituacaoImportacao.CONFERIDA):
        confirmar(nova, por=por)
        if _chegou(nova, SituacaoImportacao.APLICADA):
            entregar(conferir(relatorio, por=por), por=por)


def _chegou(importacao: Importacao, situacao: SituacaoImportacao) -> bool:
    processar_importacoes()
    importacao.refresh_from_db()
    return importacao.situacao == situacao
