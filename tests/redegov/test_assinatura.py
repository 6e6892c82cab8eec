"""A assinatura GOV.BR se liga com tudo o que precisa, ou não se liga."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from redegov import assinatura, csp, env
from redegov.embarcado import enderecos

PORTAL = "https://rede.exemplo.invalid"
COMPLETO = {
    "GOVBR_ASSINATURA": "sim",
    "GOVBR_ASSINATURA_OAUTH": "https://cas.exemplo.invalid/oauth2.0/",
    "GOVBR_ASSINATURA_API": "https://api.exemplo.invalid/externo/v2/",
    "GOVBR_ASSINATURA_CLIENT_ID": "rede.exemplo.invalid",
    "GOVBR_ASSINATURA_CLIENT_SECRET": "segredo",
}


@pytest.fixture(autouse=True)
def _ambiente_limpo(monkeypatch: pytest.MonkeyPatch) -> None:
    for nome in (*COMPLETO, "GOVBR_ASSINATURA_RETORNO"):
        monkeypatch.delenv(nome, raising=False)


def _definir(monkeypatch: pytest.MonkeyPatch, **mudancas: str) -> None:
    for nome, valor in (COMPLETO | mudancas).items():
        monkeypatch.setenv(nome, valor)


def test_producao_nasce_desligada_e_nada_exige(tmp_path: Path) -> None:
    assert assinatura.obrigatorias() == ()
    lida = assinatura.configuracao(tmp_path, PORTAL, producao=True)
    assert lida == assinatura.Assinatura(ligada=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("falta", assinatura.OBRIGATORIAS_SE_LIGADA)
def test_ligada_diz_exatamente_o_que_falta(falta: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _definir(monkeypatch, **{falta: ""})
    with pytest.raises(ImproperlyConfigured, match=f"produção: {falta}\\. Veja"):
        env.exigir(*assinatura.obrigatorias())


def test_ligada_le_o_ambiente(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _definir(monkeypatch)
    lida = assinatura.configuracao(tmp_path, PORTAL, producao=True)
    assert lida.oauth == "https://cas.exemplo.invalid/oauth2.0"
    assert lida.api == "https://api.exemplo.invalid/externo/v2"
    assert lida.retorno == f"{PORTAL}/assinatura/retorno/"
    assert "segredo" not in repr(lida)


@pytest.mark.parametrize("nome", ["GOVBR_ASSINATURA_OAUTH", "GOVBR_ASSINATURA_API"])
def test_producao_nao_manda_segredo_sem_https(
    nome: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _definir(monkeypatch, **{nome: "http://cas.exemplo.invalid"})
    with pytest.raises(ImproperlyConfigured, match=nome):
        assinatura.configuracao(tmp_path, PORTAL, producao=True)


def test_demonstracao_usa_o_simulador(tmp_path: Path) -> None:
    lida = assinatura.configuracao(tmp_path, "http://127.0.0.1:8000", producao=False)
    assert lida.oauth == f"{enderecos.url_simulador(tmp_path)}oauth2.0"
    assert lida.client_secret == enderecos.segredo_simulador(tmp_path)


def test_formulario_de_assinar_pode_seguir_ate_o_servico() -> None:
    politica = csp.politica("https://sso.exemplo.invalid/", "https://cas.exemplo.invalid/oauth2.0")
    diretivas = politica["DIRECTIVES"]
    assert isinstance(diretivas, dict)
    destinos = diretivas["form-action"]
    assert destinos[1:] == ["https://cas.exemplo.invalid", "https://sso.exemplo.invalid"]


def test_assinatura_desligada_nao_abre_destino_nenhum() -> None:
    diretivas = csp.politica("https://sso.exemplo.invalid/", "")["DIRECTIVES"]
    assert isinstance(diretivas, dict)
    assert diretivas["form-action"][1:] == ["https://sso.exemplo.invalid"]
