"""`/arquivos-ruins`: do termo baixado do portal, o arquivo que um atacante mandaria no lugar."""

from email.message import Message
from email.parser import BytesParser
from http import HTTPStatus

from redegov.simulador import pagina, pagina_arquivos_ruins
from redegov.simulador.adulterados import assinar
from redegov.simulador.arquivos_ruins import ARQUIVOS
from redegov.simulador.cadeia import GOVBR
from redegov.simulador.certificados import Certificados
from redegov.simulador.mensagem import Requisicao, Resposta, em_html
from redegov.simulador.personas import PERSONAS

CAMINHO = "/arquivos-ruins"
CERTO = "assinado certo"


class RotasDosArquivosRuins:
    def __init__(self, certificados: Certificados) -> None:
        self.certificados = certificados
        self.rotas = {CAMINHO: self.fabricar}

    def fabricar(self, requisicao: Requisicao) -> Resposta:
        """GET mostra o formulário; POST (`termo`, `tipo`, `persona`) devolve o arquivo feito."""
        if requisicao.metodo != "POST":
            return em_html(pagina_arquivos_ruins.escolher([CERTO, *ARQUIVOS]))
        partes = _partes(requisicao)
        tipo, termo = partes.get("tipo", b"").decode(), partes.get("termo", b"")
        persona = PERSONAS.get(partes.get("persona", b"").decode())
        if persona is None or tipo not in {CERTO, *ARQUIVOS} or not termo.startswith(b"%PDF-"):
            frase = "Envie o termo baixado do portal (PDF), o tipo de arquivo e quem assina."
            return em_html(pagina.erro("Falta algo", frase), HTTPStatus.BAD_REQUEST)
        quem = self.certificados.de(persona, GOVBR)
        feito = ARQUIVOS[tipo](termo, quem) if tipo in ARQUIVOS else assinar(termo, quem)
        return Resposta(feito, "application/pdf", cabecalhos=(_anexo(tipo),))


def _partes(requisicao: Requisicao) -> dict[str, bytes]:
    """Os campos de um `multipart/form-data`, pelo leitor de mensagens da biblioteca padrão."""
    cabecalho = f"Content-Type: {requisicao.tipo}\r\n\r\n".encode()
    mensagem: Message = BytesParser().parsebytes(cabecalho + requisicao.corpo)
    if not mensagem.is_multipart():
        return {}
    achadas: dict[str, bytes] = {}
    for parte in mensagem.get_payload():
        nome = parte.get_param("name", header="content-disposition")  # type: ignore[union-attr]
        conteudo = parte.get_payload(decode=True)  # type: ignore[union-attr]
        achadas[str(nome)] = conteudo if isinstance(conteudo, bytes) else b""
    return achadas


def _anexo(tipo: str) -> tuple[str, str]:
    nome = "".join(letra if letra.isascii() and letra.isalnum() else "-" for letra in tipo)
    return "Content-Disposition", f'attachment; filename="termo-{nome}.pdf"'
