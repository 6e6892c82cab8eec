"""O compose e o .env.example dizem a verdade sobre o código."""

import re
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
COMPOSE = (RAIZ / "docker-compose.yml").read_text()
EXEMPLO = (RAIZ / ".env.example").read_text()
INITDB = (RAIZ / "redegov/embarcado/postgres.py").read_text()


def test_env_example_explica_toda_variavel_que_o_codigo_le() -> None:
    lidas = {
        nome
        for arquivo in (RAIZ / "redegov").rglob("*.py")
        for nome in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', arquivo.read_text())
    }
    explicadas = set(re.findall(r"^([A-Z_]+)=", EXEMPLO, re.MULTILINE))
    assert lidas <= explicadas


def test_compose_nao_leva_simulador_nem_demonstracao() -> None:
    assert "redegov.simulador" not in COMPOSE
    assert "manage.py demonstracao" not in COMPOSE
    assert "REDEGOV_MODO: producao" in COMPOSE


def test_compose_cria_o_banco_com_o_mesmo_locale_do_embarcado() -> None:
    for opcao in ("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"):
        assert opcao in COMPOSE
        assert opcao in INITDB
    assert "banco:/var/lib/postgresql\n" in COMPOSE


def test_compose_so_chama_comandos_que_existem() -> None:
    chamados = re.findall(r"manage\.py (\w+)", COMPOSE)
    assert chamados == ["migrate", "carregar_referencias", "carregar_entes"]
    for comando in chamados[1:]:
        assert list(RAIZ.glob(f"*/management/commands/{comando}.py")), comando
