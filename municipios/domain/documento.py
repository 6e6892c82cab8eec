"""Documentos enviados: o que entra, com que nome se guarda, e o que se recusa (matriz D11).

O tipo é o do conteúdo, nunca o que o navegador disse. Um arquivo que é duas coisas ao mesmo tempo
(PDF e página, imagem e ZIP) é recusado mesmo que uma delas seja aceita.
"""

import hashlib
import re
import unicodedata
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction

from municipios.domain.arquivo import entregar, esquecidos, gravar_ao_confirmar
from municipios.models import Documento, Ente, Material, Usuario
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO, sem_cpf

if TYPE_CHECKING:
    Arquivo = File[bytes]
else:
    Arquivo = File

ACEITOS = "PDF, PNG ou JPEG"
_MAIOR_NOME = 100
_MARCAS_DE_PAGINA = re.compile(rb"<(?:!doctype\s+html|html|script|iframe|svg\s|\?php)", re.I)
_MARCAS_ATIVAS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?)\b")


class DocumentoRecusado(Exception):
    """O arquivo não serve; a mensagem diz por que e o que fazer."""


@dataclass(frozen=True)
class _Tipo:
    conteudo: str
    extensao: str
    comeco: bytes
    fim: bytes


_TIPOS = (
    _Tipo("application/pdf", "pdf", b"%PDF-", b"%%EOF"),
    _Tipo("image/png", "png", b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    _Tipo("image/jpeg", "jpg", b"\xff\xd8\xff", b"\xff\xd9"),
)


@dataclass(frozen=True)
class Examinado:
    """Um arquivo que serve: o tipo é o do conteúdo, e o nome já não faz mal a ninguém."""

    conteudo: bytes
    nome: str
    tipo_conteudo: str
    sha256: str
    sorteado: str


def conferir(arquivo: Arquivo) -> None:
    """Levanta `DocumentoRecusado` se o arquivo não serve; deixa-o pronto para ser lido de novo."""
    _examinar(arquivo)


def examinar(arquivo: Arquivo) -> Examinado:
    """Levanta `DocumentoRecusado`; o que volta está pronto para se guardar."""
    tipo, conteudo = _examinar(arquivo)
    return Examinado(
        conteudo,
        nome_seguro(arquivo.name or "", tipo.extensao),
        tipo.conteudo,
        hashlib.sha256(conteudo).hexdigest(),
        f"{uuid.uuid4().hex}.{tipo.extensao}",
    )


@transaction.atomic
def guardar(ente: Ente, arquivo: Arquivo, *, por: Usuario) -> Documento:
    """Guarda o arquivo de um ente, com nome sorteado. O conteúdo guardado nunca muda.

    O arquivo aparece quando a transação de quem chama confirma; desfeita, não sobra nada.
    """
    achado = examinar(arquivo)
    novo = Documento(
        ente=ente,
        nome_original=achado.nome,
        tipo_conteudo=achado.tipo_conteudo,
        tamanho=len(achado.conteudo),
        sha256=achado.sha256,
        enviado_por=por,
    )
    novo.arquivo.name = novo.arquivo.field.generate_filename(novo, achado.sorteado)
    gravar_ao_confirmar(novo.arquivo.name, achado.conteudo)
    novo.save()
    return novo


def terminar_entregas() -> int:
    """Depois de uma queda: entrega o confirmado e apaga o desfeito. Diz quantos entregou."""
    entregues = 0
    for caminho in esquecidos():
        fim = f"/{caminho.name}"
        dono: Documento | Material | None = (
            Documento.objects.filter(arquivo__endswith=fim).first()
            or Material.objects.filter(arquivo__endswith=fim).first()
        )
        if dono:
            entregar(caminho, str(dono.arquivo.name))
            entregues += 1
        else:
            caminho.unlink()
    return entregues


def nome_seguro(nome: str, extensao: str) -> str:
    """O nome que a pessoa deu, sem CPF, caminho, controle, inversão nem segunda extensão."""
    base = unicodedata.normalize("NFKC", nome).replace("\\", "/").rpartition("/")[2]
    visivel = "".join(c for c in base if unicodedata.category(c)[0] not in "CZ" or c == " ")
    raiz = re.sub(r"[^\w ()-]+", "-", PurePosixPath(sem_cpf(visivel)).stem).strip(" -_")
    return f"{raiz[:_MAIOR_NOME].strip() or 'documento'}.{extensao}"


def _examinar(arquivo: Arquivo) -> tuple[_Tipo, bytes]:
    if (arquivo.size or 0) > TAMANHO_MAXIMO_DO_ARQUIVO:
        raise DocumentoRecusado(
            "O arquivo passa de 10 MB. Reduza o tamanho (por exemplo, digitalize com menos "
            "resolução) e envie de novo."
        )
    arquivo.seek(0)
    conteudo = arquivo.read(TAMANHO_MAXIMO_DO_ARQUIVO + 1)
    arquivo.seek(0)
    if not conteudo:
        raise DocumentoRecusado("O arquivo está vazio. Confira se escolheu o arquivo certo.")
    tipo = _tipo_do_conteudo(conteudo)
    _recusar_disfarce(arquivo, conteudo, tipo)
    arquivo.seek(0)
    return tipo, conteudo


def _tipo_do_conteudo(conteudo: bytes) -> _Tipo:
    for tipo in _TIPOS:
        if conteudo.startswith(tipo.comeco):
            if not conteudo.rstrip(b"\r\n \t\0").endswith(tipo.fim):
                raise DocumentoRecusado(
                    "O arquivo está incompleto ou tem algo depois do fim. Gere-o de novo no "
                    "programa de origem e envie outra vez."
                )
            return tipo
    raise DocumentoRecusado(
        f"Só aceitamos {ACEITOS}, e o conteúdo deste arquivo é de outro tipo. "
        "Abra-o no programa de origem, salve como PDF e envie de novo."
    )


def _recusar_disfarce(arquivo: Arquivo, conteudo: bytes, tipo: _Tipo) -> None:
    suspeito = _MARCAS_DE_PAGINA.search(conteudo) or zipfile.is_zipfile(arquivo)
    ativo = tipo.extensao == "pdf" and _MARCAS_ATIVAS.search(conteudo)
    if suspeito or ativo:
        raise DocumentoRecusado(
            "O arquivo traz outro conteúdo escondido (página, programa, anexo ou pacote). "
            "Abra-o, use “imprimir em PDF” e envie o resultado."
        )
