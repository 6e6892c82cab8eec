import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from redegov import env
from redegov.assinatura import OBRIGATORIAS_SE_LIGADA

RAIZ = Path(__file__).resolve().parents[2]
COMPLETO = {
    "REDEGOV_MODO": "producao",
    "REDEGOV_CHAVE_SECRETA": "só para o ensaio, nunca em produção: 0123456789 abcdefghij",
    "REDEGOV_HOSTS": "rede.exemplo.invalid",
    "REDEGOV_URL": "https://rede.exemplo.invalid",
    "DATABASE_URL": "postgresql://u:s@banco.invalid/redegov",
    "REDIS_URL": "redis://fila.invalid:6379",
    "EMAIL_URL": "smtp+tls://u:s@correio.invalid:587",
    "REDEGOV_EMAIL_REMETENTE": "rede@exemplo.invalid",
    "GOVBR_EMISSOR": "https://sso.exemplo.invalid/",
    "GOVBR_CLIENT_ID": "cliente",
    "GOVBR_CLIENT_SECRET": "segredo",
}


def _manage(*argumentos: str, ambiente: dict[str, str]) -> subprocess.CompletedProcess[str]:
    limpo = {nome: os.environ[nome] for nome in ("PATH", "HOME") if nome in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *argumentos],
        cwd=RAIZ,
        env={**limpo, **ambiente},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("falta", env.OBRIGATORIAS_EM_PRODUCAO)
def test_producao_diz_exatamente_o_que_falta(falta: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for nome, valor in COMPLETO.items():
        monkeypatch.setenv(nome, "" if nome == falta else valor)
    with pytest.raises(ImproperlyConfigured, match=f"produção: {falta}\\. Veja"):
        env.exigir(*env.OBRIGATORIAS_EM_PRODUCAO)


def test_producao_sem_variavel_nenhuma_lista_todas_sem_rastro() -> None:
    resultado = _manage("check", ambiente={"REDEGOV_MODO": "producao"})
    assert resultado.returncode == 1
    assert "Traceback" not in resultado.stderr
    assert ", ".join(env.OBRIGATORIAS_EM_PRODUCAO) in resultado.stderr


def test_producao_passa_na_conferencia_de_implantacao(tmp_path: Path) -> None:
    ambiente = {**COMPLETO, "REDEGOV_DADOS": str(tmp_path)}
    resultado = _manage("check", "--deploy", "--fail-level", "WARNING", ambiente=ambiente)
    assert resultado.returncode == 0, resultado.stderr


def test_producao_com_assinatura_pela_metade_lista_tudo_o_que_falta(tmp_path: Path) -> None:
    ambiente = {**COMPLETO, "REDEGOV_DADOS": str(tmp_path), "GOVBR_ASSINATURA": "sim"}
    resultado = _manage("check", ambiente=ambiente)
    assert resultado.returncode == 1
    assert "Traceback" not in resultado.stderr
    assert ", ".join(OBRIGATORIAS_SE_LIGADA) in resultado.stderr


def test_producao_recusa_o_caminho_da_demonstracao(tmp_path: Path) -> None:
    resultado = _manage("portal", ambiente={**COMPLETO, "REDEGOV_DADOS": str(tmp_path)})
    assert resultado.returncode != 0
    assert "producao" in resultado.stderr


def test_comando_sem_banco_de_pe_explica_em_vez_de_rastro(tmp_path: Path) -> None:
    resultado = _manage("showmigrations", ambiente={"REDEGOV_DADOS": str(tmp_path)})
    assert resultado.returncode == 1
    assert "Traceback" not in resultado.stderr
    assert "script/server" in resultado.stderr


@pytest.mark.parametrize(
    ("nome", "valor", "frase"),
    [("PORTA", "oito", "número inteiro"), ("REDEGOV_MODO", "teste", "aceita demonstracao")],
)
def test_valor_invalido_diz_o_conserto(nome: str, valor: str, frase: str) -> None:
    resultado = _manage("check", ambiente={nome: valor})
    assert resultado.returncode == 1
    assert frase in resultado.stderr
