"""`/api/v1/coortes/`: pública; quem é membro, desde quando, e quem saiu."""

from datetime import date

import pytest

from municipios.choices import MetaCoorte, OrigemMembro, RegraCoorte
from municipios.models import Coorte, Membro
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import UBATUBA, VICOSA, criar_ente

COORTES = "/api/v1/coortes/"


@pytest.fixture(autouse=True)
def coorte(db: None) -> Coorte:
    coorte = Coorte.objects.create(
        codigo="piloto",
        nome="Piloto",
        regra=RegraCoorte.LISTA,
        meta=MetaCoorte.ADERIU,
        meta_percentual=80,
    )
    for codigo, saiu in ((VICOSA, None), (UBATUBA, date(2026, 2, 1))):
        Membro.objects.create(
            coorte=coorte,
            ente=criar_ente(codigo),
            origem=OrigemMembro.ESCOLHA,
            motivo="pediu para acelerar",
            entrou_em=date(2026, 1, 1),
            saiu_em=saiu,
        )
    return coorte


def test_listar_e_ver_respondem_a_anonimo() -> None:
    anonimo = cliente_de(None)
    (linha,) = [c for c in linhas(anonimo.get(COORTES)) if c["codigo"] == "piloto"]
    assert (linha["membros"], linha["meta_percentual"]) == (1, 80)
    assert anonimo.get(f"{COORTES}piloto/").json() == linha


def test_listar_membros_mostra_os_de_hoje_ou_todos() -> None:
    anonimo = cliente_de(None)
    assert [m["ente"] for m in linhas(anonimo.get(f"{COORTES}piloto/membros/"))] == [VICOSA]
    todos = linhas(anonimo.get(f"{COORTES}piloto/membros/?atuais=false"))
    assert [(m["ente"], m["saiu_em"]) for m in todos] == [(VICOSA, None), (UBATUBA, "2026-02-01")]


def test_ver_inexistente_responde_404() -> None:
    for endereco in (f"{COORTES}outra/", f"{COORTES}outra/membros/"):
        conferir_problema(cliente_de(None).get(endereco), 404, "nao_encontrado")


def test_ver_muda_de_etag_quando_entra_membro(coorte: Coorte) -> None:
    anonimo = cliente_de(None)
    etag = anonimo.get(f"{COORTES}piloto/")["ETag"]
    assert anonimo.get(f"{COORTES}piloto/", headers={"if-none-match": etag}).status_code == 304
    Membro.objects.filter(ente=UBATUBA).update(saiu_em=None)
    assert anonimo.get(f"{COORTES}piloto/", headers={"if-none-match": etag}).status_code == 200
