"""Texto do termo: o que cabe nele, publicar uma versão, e o provisório de cada esfera."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.domain.renovacao import programar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Coorte, ModeloTermo, Usuario
from municipios.permissions import coordena

DADOS = Path(__file__).parent.parent / "dados" / "modelos_termo.json"
VARIAVEIS = {
    "ente": "nome do ente, com a UF",
    "cnpj": "CNPJ do ente",
    "orgao": "órgão que responde pela transformação digital no ente",
    "endereco": "endereço da sede do Executivo",
    "email": "e-mail oficial do ente",
    "signatario": "nome de quem chefia o Executivo",
    "cargo": "cargo de quem chefia o Executivo",
}
_VARIAVEL = re.compile(r"\{([^{}]*)\}")


def conferir_texto(texto: str) -> None:
    """Levanta `TransicaoInvalida` dizendo a variável que não existe ou a chave solta."""
    desconhecidas = sorted({nome for nome in _VARIAVEL.findall(texto) if nome not in VARIAVEIS})
    if desconhecidas:
        raise TransicaoInvalida(
            f"O texto usa o que não existe: {_entre_chaves(desconhecidas)}. "
            f"As variáveis são: {_entre_chaves(VARIAVEIS)}.",
            codigo="variavel",
        )
    if re.search(r"[{}]", _VARIAVEL.sub("", texto)):
        raise TransicaoInvalida("Há uma chave { ou } sem par no texto.", codigo="variavel")
    if not texto.strip():
        raise TransicaoInvalida("O texto está vazio.", codigo="texto")


def _entre_chaves(nomes: Iterable[str]) -> str:
    return ", ".join(f"{{{nome}}}" for nome in nomes)


def blocos(texto: str, valores: dict[str, str]) -> list[dict[str, Any]]:
    """O texto em títulos, parágrafos e listas, com as variáveis já escritas."""
    feitos: list[dict[str, Any]] = []
    for pedaco in re.split(r"\n\s*\n", texto.replace("\r\n", "\n").strip()):
        linhas = [_preencher(linha.strip(), valores) for linha in pedaco.splitlines()]
        if linhas[0].startswith("# "):
            feitos.append({"tipo": "titulo", "texto": linhas[0][2:]})
            linhas = linhas[1:]
        if linhas and all(linha.startswith("- ") for linha in linhas):
            feitos.append({"tipo": "lista", "itens": [linha[2:] for linha in linhas]})
        elif linhas:
            feitos.append({"tipo": "paragrafo", "texto": " ".join(linhas)})
    return feitos


def _preencher(linha: str, valores: dict[str, str]) -> str:
    return _VARIAVEL.sub(lambda achado: valores.get(achado[1]) or "não informado", linha)


@transaction.atomic
def rascunhar(
    *, por: Usuario, esfera: str, titulo: str, texto: str, base_legal: str, inicio: date
) -> ModeloTermo:
    """A versão seguinte da esfera, por publicar. Levanta `TransicaoInvalida`."""
    if not coordena(por):
        raise SemPermissao("Escrever texto do termo")
    conferir_texto(texto)
    novo = ModeloTermo(
        esfera=esfera, versao=proxima_versao(esfera), titulo=titulo, texto=texto,
        base_legal=base_legal, inicio=inicio, criado_por=por,
    )  # fmt: skip
    salvar(novo)
    registrar(novo, "rascunhar_modelo", "Escrever texto do termo", por=por)
    return novo


@transaction.atomic
def publicar(
    modelo: ModeloTermo,
    *,
    por: Usuario,
    exige_nova_assinatura: bool = False,
    coorte: Coorte | None = None,
    prazo: date | None = None,
    hoje: date | None = None,
) -> ModeloTermo:
    """Põe a versão em uso na data de início; dali em diante ela não muda (o banco recusa).

    Se exige nova assinatura, programa o pedido às adesões vigentes da esfera (ou só da coorte),
    com prazo. Levanta `TransicaoInvalida`.
    """
    if not coordena(por):
        raise SemPermissao("Publicar texto do termo")
    fresco = ModeloTermo.objects.select_for_update().get(pk=modelo.pk)
    if fresco.publicado_em:
        raise TransicaoInvalida(
            f"Esta versão já foi publicada em {timezone.localtime(fresco.publicado_em):%d/%m/%Y}. "
            "Para mudar o texto, crie outra versão."
        )
    conferir_texto(fresco.texto)
    fresco.publicado_em, fresco.publicado_por = timezone.now(), por
    fresco.exige_nova_assinatura = exige_nova_assinatura
    fresco.coorte = coorte if exige_nova_assinatura else None
    fresco.save()
    registrar(fresco, "publicar_modelo", "Publicar texto do termo", por=por)
    if exige_nova_assinatura:
        programar(fresco, por=por, prazo=prazo, coorte=coorte, hoje=hoje)
    return fresco


def proxima_versao(esfera: str) -> int:
    ultima = ModeloTermo.objects.filter(esfera=esfera).order_by("-versao").first()
    return ultima.versao + 1 if ultima else 1


def carregar_provisorios() -> int:
    """Um texto por esfera, para que o portal funcione antes do oficial. Diz quantos faltavam."""
    feitos, sistema = 0, Usuario.objects.sistema()
    for esfera, campos in json.loads(DADOS.read_text(encoding="utf-8")).items():
        campos["texto"] = "\n\n".join(campos["texto"])
        conferir_texto(campos["texto"])
        if ModeloTermo.objects.filter(esfera=esfera).exists():
            continue
        ModeloTermo.objects.create(
            esfera=esfera,
            versao=1,
            provisorio=True,
            criado_por=sistema,
            publicado_em=timezone.now(),
            publicado_por=sistema,
            **campos,
        )
        feitos += 1
    return feitos
