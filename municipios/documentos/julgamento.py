"""No processo filho: o veredito de uma assinatura vira linhas que dizem o que houve."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from asn1crypto import cms, pem, x509
from pyhanko_certvalidator import ValidationContext

from municipios.documentos.identidade_do_certificado import cpf_do_certificado, nome_do_certificado
from municipios.documentos.laudo import Laudo
from municipios.documentos.revogacao import situacao_nas_listas

FUSO = ZoneInfo("America/Sao_Paulo")
FRACOS = {"md2", "md4", "md5", "sha1"}
BITS_DO_RSA = 2048
# O relógio de quem assina fora pode estar um pouco adiantado ou atrasado.
FOLGA_DO_RELOGIO = timedelta(minutes=15)
DE_NOVO = "Baixe o termo aqui no portal, assine esse arquivo sem mudá-lo e envie o resultado."
PELO_PORTAL = f"Assine aqui mesmo, com a conta GOV.BR. Se preferir assinar fora: {DE_NOVO}"


class Pedido:
    """Contra o que se confere: raízes, listas de revogados, hora, CPF e hora do documento."""

    def __init__(
        self,
        raizes: list[dict[str, str]],
        listas: list[bytes],
        horas: dict[str, str],
        cpf: str | None,
        *,
        segue: bool = False,
    ) -> None:
        """`segue`: depois desta assinatura vem outra, no mesmo arquivo."""
        self.cpf, self.listas, self.segue = cpf, listas, segue
        self.em, emitido = datetime.fromisoformat(horas["agora"]), horas["emitido"]
        self.emitido = datetime.fromisoformat(emitido) if emitido else None
        self.tipos = {_certificado(raiz["pem"]).dump(): raiz["tipo"] for raiz in raizes}

    def contexto(self, momento: datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in self.tipos],
            allow_fetching=False,
            moment=momento,
            revocation_mode="soft-fail",
            weak_hash_algos=FRACOS,
        )


def _certificado(texto: str) -> Any:
    return x509.Certificate.load(pem.unarmor(texto.encode())[2])


def momento_de(laudo: Laudo) -> datetime:
    return datetime.fromisoformat(laudo.assinada_em)


def ilegivel(laudo: Laudo, erro: Exception) -> None:
    laudo.falha(
        "assinatura_ilegivel",
        f"A assinatura está fora da norma e não pôde ser conferida ({type(erro).__name__}).",
        PELO_PORTAL,
    )


def julgar(laudo: Laudo, situacao: Any, dados: Any, momento: datetime, pedido: Pedido) -> None:
    """`situacao` é o veredito do pyHanko; aqui ele vira linhas que dizem o que houve."""
    (quem,) = dados["signer_infos"]
    certificado = situacao.signing_cert
    resumo = quem["digest_algorithm"]["algorithm"].native
    if not situacao.intact:
        laudo.falha("adulterado", "O conteúdo mudou depois de assinado.", DE_NOVO)
    elif not situacao.valid:
        laudo.falha("assinatura_invalida", "A assinatura não confere com o certificado.", DE_NOVO)
    else:
        laudo.ok("integridade", "O conteúdo é o que foi assinado.")
    if resumo in FRACOS or _chave_curta(certificado):
        laudo.falha(
            "algoritmo_fraco", f"A assinatura usa um algoritmo fraco ({resumo}).", PELO_PORTAL
        )
    else:
        laudo.ok("algoritmo", f"Algoritmo aceito: {resumo}.")
    _julgar_hora(laudo, momento, pedido)
    _julgar_cadeia(laudo, situacao, certificado, momento, pedido)
    _julgar_pessoa(laudo, certificado, pedido.cpf)
    laudo.assinada_em = momento.isoformat()


def _julgar_hora(laudo: Laudo, momento: datetime, pedido: Pedido) -> None:
    """A hora é a que o programa de quem assinou declarou: só se refuta a impossível."""
    dita = f"{momento.astimezone(FUSO):%d/%m/%Y às %H:%M} (hora de Brasília)"
    if momento > pedido.em + FOLGA_DO_RELOGIO:
        laudo.falha(
            "hora_futura",
            f"A assinatura diz ter sido feita em {dita}, que ainda não chegou.",
            f"Acerte a data e a hora do computador em que assina. {PELO_PORTAL}",
        )
    elif pedido.emitido and momento < pedido.emitido - FOLGA_DO_RELOGIO:
        laudo.falha(
            "hora_anterior",
            f"A assinatura diz ter sido feita em {dita}, antes de este termo existir.",
            f"Acerte a data e a hora do computador em que assina. {PELO_PORTAL}",
        )
    else:
        laudo.ok("hora", f"Hora declarada na assinatura: {dita}.")


def tem_recheio(conteudo: bytes) -> bool:
    """Bytes depois do PKCS#7, no lugar dele: a assinatura não os cobre, e ali nada deve haver."""
    return bool(conteudo[len(cms.ContentInfo.load(conteudo).dump()) :].strip(b"\0"))


def _chave_curta(certificado: x509.Certificate) -> bool:
    chave = certificado.public_key
    return bool(chave.algorithm == "rsa" and chave.bit_size < BITS_DO_RSA)


def _julgar_cadeia(
    laudo: Laudo, situacao: Any, certificado: x509.Certificate, momento: datetime, pedido: Pedido
) -> None:
    validade = certificado["tbs_certificate"]["validity"]
    de, ate = validade["not_before"].native, validade["not_after"].native
    if not de <= min(momento, pedido.em) <= ate:
        laudo.falha(
            "fora_da_validade",
            f"O certificado vale de {de:%d/%m/%Y} a {ate:%d/%m/%Y}, e a assinatura é de "
            f"{momento:%d/%m/%Y}.",
            PELO_PORTAL,
        )
    elif not situacao.trusted:
        laudo.falha(
            "raiz_desconhecida",
            "O certificado não vem de uma autoridade em que o portal confia (GOV.BR ou "
            "ICP-Brasil).",
            PELO_PORTAL,
        )
    else:
        _dizer_a_cadeia(laudo, situacao, pedido)


def _dizer_a_cadeia(laudo: Laudo, situacao: Any, pedido: Pedido) -> None:
    caminho = [c.dump() for c in situacao.validation_path.iter_certs(include_root=True)]
    laudo.tipo = pedido.tipos[caminho[0]]
    laudo.certificados = [pem.armor("CERTIFICATE", der).decode() for der in reversed(caminho)]
    laudo.ok("cadeia", "O certificado vem de uma autoridade em que o portal confia, e está válido.")
    nas_listas = situacao_nas_listas(caminho, pedido.listas)
    if nas_listas == "revogado":
        laudo.falha("revogado", "O certificado de quem assinou foi revogado.", PELO_PORTAL)
    elif nas_listas == "conferido":
        laudo.ok("revogacao", "O certificado não consta na lista de revogados de quem o emitiu.")
    else:
        laudo.nao_conferido(
            "revogacao", "O portal não tem a lista de revogados de quem emitiu este certificado."
        )


def _julgar_pessoa(laudo: Laudo, certificado: x509.Certificate, cpf: str | None) -> None:
    """`cpf` None: qualquer pessoa pode ter assinado."""
    laudo.nome = nome_do_certificado(certificado)
    achado, onde = cpf_do_certificado(certificado)
    laudo.cpf = achado
    if not achado:
        laudo.falha(
            "sem_cpf", "O certificado de quem assinou não diz o CPF da pessoa.", PELO_PORTAL
        )
    elif cpf is None:
        laudo.ok("pessoa", f"O certificado diz quem assinou (lido em: {onde}).")
    elif achado != cpf:
        laudo.falha(
            "outra_pessoa",
            "Quem assinou não é a autoridade deste termo: o CPF do certificado é outro.",
            "Quem chefia o Executivo é que assina. Se a chefia mudou, volte o termo ao rascunho "
            "para gerar outro.",
        )
    else:
        laudo.ok("pessoa", f"O CPF de quem assinou é o da autoridade (lido em: {onde}).")
