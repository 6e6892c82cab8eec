"""O pacote de provas de uma adesão: o que se assinou, quem, e como um terceiro confere."""

import hashlib
import io
import json
import zipfile
from typing import Any

from municipios.choices.assinatura import ViaAssinatura
from municipios.domain.autenticidade import Autenticidade, autenticidade_do
from municipios.domain.deposito import retirar
from municipios.domain.elo import cadeia
from municipios.domain.transicoes import TransicaoInvalida
from municipios.domain.validacao import conferidas_a_mao
from municipios.models import Adesao, Assinatura

# A mesma data em todo arquivo: o mesmo conteúdo dá sempre o mesmo pacote.
_DATA = (2000, 1, 1, 0, 0, 0)
ASSINADO = {
    ViaAssinatura.PORTAL: "o documento assinado; começa byte por byte pelo oferecido",
    ViaAssinatura.ENVIO: "o documento assinado; começa byte por byte pelo oferecido",
    ViaAssinatura.PAPEL: "o papel assinado, digitalizado, atestado por duas pessoas da SGD",
}
OUTROS_BYTES = (
    "o documento assinado; não começa pelos bytes do oferecido, e duas pessoas da SGD o compararam"
)
DA_SGD = """\
termo-assinado-so-pela-autoridade.pdf
                     o mesmo, antes de a SGD assinar por cima; o assinado começa por estes bytes
laudo-sgd.json       o que o portal conferiu quando a SGD assinou, das duas assinaturas
certificados-sgd.pem o certificado de quem assinou pela SGD e os das autoridades, até a raiz
"""
FALTA_A_SGD = "(neste termo a SGD também assina, e ainda não assinou)\n"
LEIA_ME = """\
Pacote de provas do termo de adesão nº {numero}, de {ente}.

termo-oferecido.pdf  o documento que o portal ofereceu à assinatura
termo-assinado.pdf   {assinado}
assinatura.p7s       a assinatura à parte, quando foi feita assim
certificados.pem     o certificado de quem assinou e os das autoridades, até a raiz
laudo.json           o que o portal conferiu, e o resultado de cada ponto
validar.json         o que a SGD viu ao conferir à mão no VALIDAR, quando conferiu
termo.json           os dados do termo e da adesão
historico.txt        os atos da adesão, cada um encadeado ao anterior por um elo (SHA-256)
{da_sgd}manifesto.json       o SHA-256 de cada arquivo deste pacote

Como conferir sem o portal:
- a assinatura eletrônica: pdfsig termo-assinado.pdf, ou https://validar.iti.gov.br
- os arquivos: sha256sum, e compare com o manifesto
- o histórico: de cada ato, printf '%s%s' ANTERIOR FORMA | sha256sum dá o ELO
"""


def montar_dossie(adesao: Adesao) -> tuple[str, bytes]:
    """(nome, ZIP). Levanta `TransicaoInvalida` se a adesão não tem assinatura aceita no portal."""
    aceitas = adesao.assinaturas.aceitas().da_autoridade()
    assinatura = aceitas.select_related("termo__modelo").first()
    if assinatura is None:
        raise TransicaoInvalida(
            "Só há pacote de provas de termo assinado pelo portal; este não tem assinatura aceita."
        )
    termo, prova = assinatura.termo, autenticidade_do(assinatura.termo)
    assinado = OUTROS_BYTES if prova.outros_bytes else ASSINADO[ViaAssinatura(assinatura.via)]
    arquivos = {
        "LEIA-ME.txt": LEIA_ME.format(
            numero=termo.numero, ente=adesao.ente, assinado=assinado, da_sgd=_dito(prova)
        ).encode(),
        "termo-oferecido.pdf": retirar(termo.arquivo),
        "termo-assinado.pdf": retirar(assinatura.arquivo),
        "certificados.pem": assinatura.certificados.encode(),
        "laudo.json": _json(assinatura.laudo),
        "termo.json": _json(prova.em_json()),
        "historico.txt": _historico(adesao).encode(),
    }
    arquivos |= _quando_ha(assinatura, prova.da_sgd)
    somas = {nome: hashlib.sha256(dados).hexdigest() for nome, dados in sorted(arquivos.items())}
    arquivos["manifesto.json"] = _json({"termo": termo.numero, "sha256": somas})
    return f"provas-termo-{termo.numero.replace('/', '-')}.zip", _zip(arquivos)


def _dito(prova: Autenticidade) -> str:
    if prova.da_sgd:
        return DA_SGD
    return FALTA_A_SGD if prova.falta_a_sgd else ""


def _quando_ha(da_autoridade: Assinatura, da_sgd: Assinatura | None) -> dict[str, bytes]:
    arquivos = _da_sgd(da_autoridade, da_sgd) if da_sgd else {}
    if da_autoridade.arquivo_p7s:
        arquivos["assinatura.p7s"] = retirar(da_autoridade.arquivo_p7s)
    feitas = filter(None, (da_autoridade, da_sgd))
    if validacoes := [anotada for feita in feitas for anotada in conferidas_a_mao(feita)]:
        arquivos["validar.json"] = _json(validacoes)
    return arquivos


def _da_sgd(da_autoridade: Assinatura, da_sgd: Assinatura) -> dict[str, bytes]:
    return {
        "termo-assinado.pdf": retirar(da_sgd.arquivo),
        "termo-assinado-so-pela-autoridade.pdf": retirar(da_autoridade.arquivo),
        "laudo-sgd.json": _json(da_sgd.laudo),
        "certificados-sgd.pem": da_sgd.certificados.encode(),
    }


def _historico(adesao: Adesao) -> str:
    encadeado = cadeia(adesao)
    linhas = [
        f"ato {ato.historico.ordem}: {ato.historico.rotulo}\n"
        f"anterior {ato.anterior}\nforma {ato.forma}\nelo {ato.historico.elo}\n"
        for ato in encadeado.atos
    ]
    dito = "íntegra" if encadeado.integra else "ROMPIDA: não use como prova sem falar com a SGD"
    return f"Cadeia {dito}, {len(linhas)} atos.\n\n" + "\n".join(linhas)


def _json(dados: Any) -> bytes:
    return json.dumps(dados, ensure_ascii=False, indent=1, default=str).encode()


def _zip(arquivos: dict[str, bytes]) -> bytes:
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w") as pacote:
        for nome, dados in sorted(arquivos.items()):
            pacote.writestr(zipfile.ZipInfo(nome, _DATA), dados, zipfile.ZIP_DEFLATED)
    return saida.getvalue()
