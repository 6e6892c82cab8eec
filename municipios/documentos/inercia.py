"""No processo filho: o PDF só mostra páginas, ou faz, esconde ou pede alguma coisa?"""

from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from municipios.documentos.julgamento import PELO_PORTAL, ilegivel
from municipios.documentos.laudo import Laudo

ILEGIVEL = (PdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, OSError)
# As que a comparação desenha: o que passa disso ninguém veria antes de aceitar.
MAIORES_PAGINAS = 20
DO_CATALOGO = ("/OpenAction", "/AA", "/OCProperties")
DOS_NOMES = ("/JavaScript", "/EmbeddedFiles")
ANOTACOES = ("/Widget", "/Link")
# Um quarto da folha A4, em pontos quadrados: o que um carimbo de assinatura pode cobrir.
MAIOR_CARIMBO = 595 * 842 / 4
CAMPO_DE_ASSINATURA = "/Sig"


def so_mostra_paginas(laudo: Laudo, leitor: PdfFileReader, *, destacada: bool = False) -> bool:
    """Camada, campo, nota ou ação podem mostrar a cada leitor uma coisa: não se compara à vista.

    Com a assinatura `destacada`, o arquivo não traz outra dentro: seria uma que ninguém confere.
    """
    try:
        inerte = not _nao_se_compara_a_vista(leitor)
        inerte = inerte and not (destacada and leitor.embedded_signatures)
    except ILEGIVEL:
        inerte = False
    if inerte:
        laudo.ok("so_paginas", "Só mostra páginas: sem camadas, campos, notas, anexos ou ações.")
        return True
    laudo.falha(
        "conteudo_ativo",
        "O arquivo tem camadas, campos, notas, anexos ou ações, que podem mudar o que se vê, ou "
        f"mais de {MAIORES_PAGINAS} páginas.",
        PELO_PORTAL,
    )
    return False


def carimbos(laudo: Laudo, assinaturas: list[EmbeddedPdfSignature]) -> bool:
    """A aparência da assinatura não pode esconder o texto."""
    for assinatura in assinaturas:
        try:
            lado_a, base, lado_b, alto = (float(n) for n in assinatura.sig_field["/Rect"])
        except ILEGIVEL as erro:
            ilegivel(laudo, erro)
            return False
        area = abs((lado_b - lado_a) * (alto - base))
        if area > MAIOR_CARIMBO:
            laudo.falha("carimbo_grande", "O carimbo da assinatura cobre a página.", PELO_PORTAL)
            return False
        if area:
            laudo.aviso("carimbo", "A assinatura tem um carimbo visível na página.")
    return True


def _nao_se_compara_a_vista(leitor: PdfFileReader) -> bool:
    raiz: Any = leitor.root
    paginas = _paginas(raiz["/Pages"])
    if len(paginas) > MAIORES_PAGINAS:
        return True
    nomes, formulario = _em(raiz, "/Names", {}), _em(raiz, "/AcroForm", {})
    if any(chave in raiz for chave in DO_CATALOGO) or any(nome in nomes for nome in DOS_NOMES):
        return True
    campos = [campo.get_object() for campo in _em(formulario, "/Fields", [])]
    if "/XFA" in formulario or any(
        _em(campo, "/FT", "") != CAMPO_DE_ASSINATURA for campo in campos
    ):
        return True
    return any(_pagina_ativa(pagina) for pagina in paginas)


def _pagina_ativa(pagina: Any) -> bool:
    notas = [nota.get_object() for nota in _em(pagina, "/Annots", [])]
    return "/AA" in pagina or any(_em(nota, "/Subtype", "") not in ANOTACOES for nota in notas)


def _paginas(no: Any) -> list[Any]:
    filhos = _em(no, "/Kids", None)
    if filhos is None:
        return [no]
    return [pagina for filho in filhos for pagina in _paginas(filho.get_object())]


def _em(dicionario: Any, chave: str, padrao: Any) -> Any:
    """O valor, já seguida a referência; `get` do pyHanko devolve a referência crua."""
    return dicionario[chave] if chave in dicionario else padrao  # noqa: SIM401
