"""O que todo teste recebe: os serviços de verdade e o elenco."""

pytest_plugins = [
    "tests.servicos",
    "tests.simulador",
    "tests.elenco",
    "tests.sumidouro",
    "tests.e2e.portal",
    "tests.e2e.navegador",
    "tests.relatorio_da_matriz",
]
