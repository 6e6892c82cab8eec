"""A vida de uma importação: receber o arquivo, conferir, confirmar, aplicar; ou descartar.

A pessoa recebe, confirma e descarta; o trabalhador confere e aplica (`fila_importacao.py`). O
arquivo fica na pasta privada do portal enquanto se espera por ele, e some no fim.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.arquivo import gravar_ao_confirmar
from municipios.domain.documento import Arquivo, nome_seguro
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Hub, Importacao, Usuario
from municipios.permissions import descarta_importacao, eh_o_sistema, importa
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO

GUARDA = timedelta(days=15)
_S = SituacaoImportacao
RECEBER = Transicao("receber", "Receber o arquivo", (), _S.RECEBIDA, importa)
COMECAR = Transicao("comecar", "Começar a conferir", (_S.RECEBIDA,), _S.CONFERINDO, eh_o_sistema)
CONFERIR = Transicao(
    "conferir", "Mostrar a diferença", (_S.CONFERINDO, _S.APLICANDO), _S.CONFERIDA, eh_o_sistema
)
CONFIRMAR = Transicao("confirmar", "Confirmar a importação", (_S.CONFERIDA,), _S.APLICANDO, importa)
APLICAR = Transicao("aplicar", "Aplicar", (_S.APLICANDO,), _S.APLICADA, eh_o_sistema)
RECUSAR = Transicao(
    "recusar", "Recusar o arquivo", (_S.CONFERINDO, _S.APLICANDO), _S.RECUSADA, eh_o_sistema
)
REPETIR = Transicao(
    "repetir",
    "Conferir de novo",
    (_S.RECUSADA,),
    _S.RECEBIDA,
    importa,
    exige_motivo=True,
)
DESCARTAR = Transicao(
    "descartar",
    "Descartar",
    (_S.RECEBIDA, _S.CONFERIDA, _S.RECUSADA),
    _S.DESCARTADA,
    descarta_importacao,
)
TRANSICOES = (RECEBER, COMECAR, CONFERIR, CONFIRMAR, APLICAR, RECUSAR, REPETIR, DESCARTAR)


@transaction.atomic
def receber(
    arquivo: Arquivo,
    *,
    por: Usuario,
    tipo: TipoImportacao | str = "",
    hub: Hub | None = None,
    **opcoes: Any,
) -> Importacao:
    """Guarda o arquivo e o põe na fila; sem `tipo`, quem o lê descobre a família.

    Com `hub`, é o relatório dele: quem opera por ele também o acompanha e confirma.

    `opcoes` (o que se escreve em JSON) é para quem vai ler: `ano`, por exemplo. Levanta
    `TransicaoInvalida` se o arquivo está vazio ou passa do tamanho.
    """
    if (arquivo.size or 0) > TAMANHO_MAXIMO_DO_ARQUIVO:
        raise TransicaoInvalida(
            "O arquivo passa de 10 MB. Confira se é o arquivo certo; se for, peça a quem opera o "
            "portal que o importe pelo terminal.",
            codigo="tamanho",
        )
    arquivo.seek(0)
    conteudo = arquivo.read(TAMANHO_MAXIMO_DO_ARQUIVO + 1)
    if not conteudo:
        raise TransicaoInvalida("O arquivo está vazio. Confira e envie de novo.", codigo="vazio")
    extensao = _extensao(arquivo.name or "")
    nova = Importacao(
        tipo=tipo,
        hub=hub,
        nome_original=nome_seguro(arquivo.name or "", extensao),
        sha256=hashlib.sha256(conteudo).hexdigest(),
        opcoes=opcoes,
        pedida_por=por,
    )
    sorteado = f"{uuid.uuid4().hex}.{extensao}"
    nova.arquivo.name = nova.arquivo.field.generate_filename(nova, sorteado)
    gravar_ao_confirmar(nova.arquivo.name, conteudo)
    return criar(nova, RECEBER, por=por)


def _extensao(nome: str) -> str:
    sufixo = PurePosixPath(nome).suffix[1:].lower()
    return sufixo if re.fullmatch(r"[a-z0-9]{1,5}", sufixo) else "dat"


def confirmar(importacao: Importacao, *, por: Usuario) -> Importacao:
    """Manda aplicar a diferença mostrada. De duas confirmações ao mesmo tempo, vale uma."""
    return executar(importacao, CONFIRMAR, por=por, confirmada_por=por, **_na_fila())


def repetir(
    importacao: Importacao, *, por: Usuario, motivo: str, dispensas: Iterable[str] = ()
) -> Importacao:
    """Confere de novo, agora sem as regras de `dispensas`; o motivo fica no histórico."""
    opcoes = importacao.opcoes | {"dispensas": sorted(dispensas), "dispensaveis": []}
    return executar(
        importacao, REPETIR, por=por, motivo=motivo, opcoes=opcoes, erros=[], **_na_fila()
    )


def descartar(importacao: Importacao, *, por: Usuario, motivo: str = "") -> Importacao:
    """Desiste da importação: nada muda no cadastro, e o arquivo é apagado."""
    descartada = executar(
        importacao, DESCARTAR, por=por, motivo=motivo, terminada_em=timezone.now()
    )
    transaction.on_commit(apagar_arquivos_que_sobraram)
    return descartada


def _na_fila() -> dict[str, Any]:
    return {"arrendada_ate": None, "tentativas": 0, "feitas": 0, "total": 0}


def apagar_arquivos_que_sobraram() -> None:
    """Das importações encerradas; o que uma queda deixou para trás, a próxima vez apaga."""
    for importacao in Importacao.objects.com_arquivo_que_sobrou():
        importacao.arquivo.storage.delete(str(importacao.arquivo.name))
        Importacao.objects.filter(pk=importacao.pk).update(arquivo="")


def descartar_esquecidas(agora: datetime | None = None) -> int:
    """A varredura: o que espera por alguém há `GUARDA` se descarta, e pode ser enviado de novo."""
    sistema, feitas = Usuario.objects.sistema(), 0
    limite = (agora or timezone.now()) - GUARDA
    for importacao in Importacao.objects.esquecidas_desde(limite):
        try:
            descartar(importacao, por=sistema, motivo=f"Ninguém voltou em {GUARDA.days} dias.")
        except TransicaoInvalida:
            continue  # Alguém voltou agora mesmo.
        feitas += 1
    return feitas
