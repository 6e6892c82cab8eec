"""Arquivos ruins de todo tipo, para os testes e para o botão do simulador: nenhum pode ser aceito.

Cada fábrica recebe o termo oferecido e quem assina, e devolve o PDF que um atacante (ou um programa
descuidado) mandaria.
"""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from municipios.documentos.campo_de_assinatura import CAMPO, reservar
from municipios.documentos.selo import coberto, embutir, encaixar
from redegov.simulador.cadeia import Emitido, pkcs7

Mudanca = Callable[[Any], None]
Fabrica = Callable[[bytes, Emitido], bytes]


def assinar(pdf: bytes, quem: Emitido, *, campo: str = CAMPO) -> bytes:
    preparado, resumo = reservar(pdf, campo)
    return embutir(preparado, pkcs7(resumo, quem))


def fraca(pdf: bytes, quem: Emitido) -> bytes:
    """Assina com SHA-1, em que já se sabe fabricar colisão."""
    preparado, _ = reservar(pdf)
    resumo = hashlib.sha1(coberto(preparado)).digest()  # noqa: S324
    return encaixar(preparado, pkcs7(resumo, quem, algoritmo="sha1"))


def aprovar(pdf: bytes, quem: Emitido) -> bytes:
    """Acrescenta outra assinatura, sem tocar na primeira."""
    preparado, resumo = reservar(pdf, "Outra", certifica=False)
    return embutir(preparado, pkcs7(resumo, quem))


def revisar(pdf: bytes, *mudancas: Mudanca) -> bytes:
    """Salva por cima, como faz um programa que acrescenta algo ao arquivo."""
    escritor: Any = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    for mudar in mudancas:
        mudar(escritor)
    saida = BytesIO()
    escritor.write(saida)
    return saida.getvalue()


def depois(*mudancas: Mudanca) -> Fabrica:
    """Assina, e muda depois."""
    return lambda pdf, quem: revisar(assinar(pdf, quem), *mudancas)


def antes(*mudancas: Mudanca) -> Fabrica:
    """Muda o nosso termo, e só então assina: a sombra que espera a assinatura (shadow attack)."""
    return lambda pdf, quem: assinar(revisar(pdf, *mudancas), quem)


def _pagina(escritor: Any) -> Any:
    paginas = escritor.root["/Pages"]["/Kids"]
    pagina = paginas[0]
    while "/Kids" in pagina:
        pagina = pagina["/Kids"][0]
    return pagina


def _fluxo(conteudo: bytes) -> Any:
    return generic.StreamObject(stream_data=conteudo)


def carimbo(escritor: Any) -> None:
    """O protocolo da prefeitura escreve por cima da primeira página."""
    texto = _fluxo(b"BT /F1 12 Tf 50 800 Td (PROTOCOLO 123) Tj ET")
    escritor.add_stream_to_page(0, escritor.add_object(texto))


def pagina_trocada(escritor: Any) -> None:
    pagina = _pagina(escritor)
    pagina["/Contents"] = escritor.add_object(_fluxo(b"BT (outro texto) Tj ET"))
    escritor.update_container(pagina)


def pagina_a_mais(escritor: Any) -> None:
    nova = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
            pdf_name("/Contents"): escritor.add_object(_fluxo(b"")),
        }
    )
    escritor.insert_page(nova)


def nota(escritor: Any, subtipo: str = "/FreeText", **campos: Any) -> None:
    pagina = _pagina(escritor)
    anotacao = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(subtipo),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
            pdf_name("/Contents"): generic.TextStringObject("nota"),
            **{pdf_name(nome): valor for nome, valor in campos.items()},
        }
    )
    anotacoes = pagina.setdefault("/Annots", generic.ArrayObject())
    anotacoes.append(escritor.add_object(anotacao))
    escritor.update_container(pagina)


def carimbo_malvado(escritor: Any) -> None:
    """Anotação que cobre a página inteira com outra aparência (evil annotation)."""
    aparencia = escritor.add_object(_fluxo(b"1 1 1 rg 0 0 595 842 re f"))
    nota(escritor, "/Stamp", **{"/AP": generic.DictionaryObject({pdf_name("/N"): aparencia})})


def tocar(escritor: Any) -> None:
    """Grava de novo o catálogo, igual."""
    escritor.update_root()


def javascript(escritor: Any) -> None:
    escritor.root["/OpenAction"] = generic.DictionaryObject(
        {
            pdf_name("/S"): pdf_name("/JavaScript"),
            pdf_name("/JS"): generic.TextStringObject("app.alert(1)"),
        }
    )
    escritor.update_root()


def lancar(escritor: Any) -> None:
    escritor.root["/AA"] = generic.DictionaryObject(
        {pdf_name("/WC"): generic.DictionaryObject({pdf_name("/S"): pdf_name("/Launch")})}
    )
    escritor.update_root()


def anexo(escritor: Any) -> None:
    nomes = generic.DictionaryObject(
        {pdf_name("/EmbeddedFiles"): escritor.add_object(_fluxo(b"MZ"))}
    )
    escritor.root["/Names"] = nomes
    escritor.update_root()


def campo_de_texto(escritor: Any, nome: str = "valor") -> None:
    """Um campo que mostra outro valor por cima do texto (form replace)."""
    campo = escritor.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): generic.TextStringObject(nome),
                pdf_name("/V"): generic.TextStringObject("outro valor"),
            }
        )
    )
    if "/AcroForm" not in escritor.root:
        vazio = generic.DictionaryObject({pdf_name("/Fields"): generic.ArrayObject()})
        escritor.root["/AcroForm"] = vazio
    formulario = escritor.root["/AcroForm"]
    formulario["/Fields"].append(campo)
    escritor.update_container(formulario["/Fields"])
    escritor.update_container(formulario)
    escritor.update_root()


def nome_enorme(escritor: Any) -> None:
    campo_de_texto(escritor, "n" * (1024 * 1024))


def catalogo_trocado(escritor: Any) -> None:
    escritor.root["/Pages"] = escritor.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Pages"),
                pdf_name("/Kids"): generic.ArrayObject(),
                pdf_name("/Count"): generic.NumberObject(0),
            }
        )
    )
    escritor.update_root()


def metadados(escritor: Any) -> None:
    escritor.root["/ViewerPreferences"] = generic.DictionaryObject(
        {pdf_name("/HideToolbar"): generic.BooleanObject(True)}
    )
    escritor.update_root()
