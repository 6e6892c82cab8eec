"""Na demonstração, diagnósticos respondidos por cidades de duas faixas de população."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from identidade.domain.diagnostico import enviar, iniciar, salvar_secao
from identidade.models import Diagnostico
from municipios.models import Ente, Usuario
from redegov.demonstracao.entrada import titular_de

# Quem responde primeiro agora (o que tem plano) é quem mais tem o que fazer.
PRIMEIRO = 6
DE_ANTES, DE_AGORA = timedelta(days=330), timedelta(days=25)


def responder_diagnosticos(entes: list[Ente], por: Usuario, *, ha_tempo: list[Ente]) -> None:
    """Cada um pelo seu titular, ou a SGD por ele; os de `ha_tempo`, no ano passado.

    Repetir não muda nada.
    """
    if Diagnostico.objects.exists():
        return
    for ordem, ente in enumerate(ha_tempo):
        _responder(ente, ordem, titular_de(ente) or por, DE_ANTES)
    for ordem, ente in enumerate(entes, start=PRIMEIRO):
        _responder(ente, ordem, titular_de(ente) or por, DE_AGORA)


def _responder(ente: Ente, ordem: int, quem: Usuario, ha: timedelta) -> None:
    agora = timezone.now() - ha
    novo = iniciar(ente, por=quem, agora=agora - timedelta(days=3))
    respostas = _respostas(ordem)
    for secao in novo.questionario.secoes.prefetch_related("perguntas"):
        codigos = {pergunta.codigo for pergunta in secao.perguntas.all()}
        dadas = {codigo: valor for codigo, valor in respostas.items() if codigo in codigos}
        salvar_secao(novo, secao, por=quem, versao=0, dados=dadas)
    enviar(novo, por=quem, agora=agora)


def _respostas(n: int) -> dict[str, Any]:
    """Inventadas, cada cidade um pouco diferente da outra."""
    impar, de_tres = n % 2 == 1, n % 3
    return {
        "equipe-ti": 2 + n * 3 % 14,
        "ato-governo-digital": impar,
        "estrategia": ("Não há", "Em preparação", "Publicada")[de_tres],
        "encarregado-dados": de_tres > 0,
        "servicos-digitais": 6 + n * 11 % 60,
        "dificuldades": ["Equipe pequena", "Dependência de fornecedor"],
        "dominio-oficial": ("Alguns", "Todos", "Todos")[de_tres],
        "sistemas": 2 + n % 5,
        "fornecedores": ["Empresa contratada"] if impar else ["Equipe própria"],
        "login-hoje": de_tres == 2,
        "acessos-ano": 9_000 + n * 4_300,
        "chave-pgp": impar,
        "decreto-assinatura": de_tres == 1,
        "documentos-ano": 1_800 + n * 950,
        "processo-eletronico": ("Nenhum", "Alguns", "Todos")[de_tres],
        "rpps": not impar,
        "beneficiarios": 700 + n * 260,
        "unidades-atendimento": 1 + n % 4,
        "atendentes": 4 + n * 2 % 9,
        "unidade-acessivel": de_tres != 1,
    }
