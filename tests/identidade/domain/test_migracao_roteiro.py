"""Um roteiro republicado com mil implantações em andamento: em lotes, sem perder nem repetir."""

import contextlib

import pytest
from django.db import connection, transaction
from django.db.models import Prefetch
from django.test.utils import CaptureQueriesContext

from identidade.choices import SituacaoImplantacao
from identidade.domain.consolidacao import consolidar, contar_divergencias
from identidade.domain.migracao_roteiro import migrar_pendentes, migrar_um_lote
from identidade.domain.situacao_implantacao import calcular_situacao
from identidade.domain.versao_roteiro import publicar_e_migrar, rascunhar
from identidade.models import Implantacao, Passo, Roteiro
from municipios.choices import Grupo
from municipios.models import Ente, Historico, Usuario
from tests.builders import criar_da_equipe
from tests.identidade.andamento import comecar

pytestmark = pytest.mark.matriz("C1")
S = SituacaoImplantacao
# De dez em dez, quantos passos já foram feitos, e em que situação isso deixa.
FEITOS = {
    1: (0, S.NAO_INICIADA), 2: (2, S.EM_DIAGNOSTICO), 3: (3, S.SOLICITADA),
    4: (6, S.EM_HOMOLOGACAO), 5: (9, S.EM_HOMOLOGACAO), 6: (10, S.HOMOLOGADA),
    7: (1, S.EM_DIAGNOSTICO), 8: (11, S.EM_PRODUCAO), 9: (12, S.EM_USO), 0: (4, S.SUSPENSA),
}  # fmt: skip
AS_QUE_MIGRAM = 700
CRIAR = """
WITH novas AS (
INSERT INTO identidade_implantacao (ente_id, produto_id, roteiro_id, nome, url, url_entrada,
       url_saida, situacao, situacao_desde, movimentada_em, suspensa_em, criada_por_id, criada_em)
SELECT i.ente_id, i.produto_id, i.roteiro_id, 'P' || n, '', '', '', %(situacao)s, now(), now(),
       CASE WHEN %(situacao)s = 'suspensa' THEN now() END, i.criada_por_id, now()
  FROM identidade_implantacao i, generate_series(1, 100) n WHERE i.id = %(modelo)s
RETURNING id, roteiro_id, criada_por_id)
INSERT INTO identidade_passo (implantacao_id, etapa_id, situacao, feito_em, feito_por_id)
SELECT n.id, e.id, CASE WHEN e.ordem <= %(feitos)s THEN 'concluido' ELSE 'pendente' END,
       CASE WHEN e.ordem <= %(feitos)s THEN now() END,
       CASE WHEN e.ordem <= %(feitos)s THEN n.criada_por_id END
  FROM novas n JOIN identidade_etapa e USING (roteiro_id)"""


@pytest.fixture
def chefe(db: None) -> Usuario:
    return criar_da_equipe("Célia Prado", Grupo.COORDENACAO)


@pytest.fixture
def velho(vicosa: Ente, ana: Usuario) -> Roteiro:
    """Mil implantações, cem em cada ponto do caminho; sete em dez estão em andamento."""
    modelo = comecar(vicosa, ana)
    with connection.cursor() as cursor:
        for n, (feitos, situacao) in FEITOS.items():
            sql = CRIAR.replace("'P' || n", f"'P{n}-' || n")
            cursor.execute(sql, {"situacao": situacao, "feitos": feitos, "modelo": modelo.pk})
    modelo.passos.all().delete()
    modelo.delete()
    consolidar([vicosa.pk])
    return modelo.roteiro


def publicar(velho: Roteiro, chefe: Usuario) -> Roteiro:
    """Sai o acesso à homologação, que era marco, e entra um passo antes de todos."""
    rascunho = rascunhar(velho, por=chefe, motivo="Manual novo")
    rascunho.etapas.get(ordem=6).delete()
    rascunho.etapas.create(ordem=99, codigo="nova", titulo="Nova", responsavel="ente")
    return publicar_e_migrar(rascunho, por=chefe, motivo="Manual novo")


def test_mil_em_andamento_passam_em_lotes_e_a_interrompida_retoma_sem_repetir(
    velho: Roteiro, chefe: Usuario
) -> None:
    novo = publicar(velho, chefe)
    assert not novo.implantacoes.exists(), "quem publica não espera por elas"
    custos = [_custo(novo, tamanho) for tamanho in (350, 1)]
    assert custos[0] == custos[1] < 20
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        _ = migrar_um_lote(novo.pk, 300) / 0
    novo.migracao.refresh_from_db()
    assert str(novo.migracao) == "351 de 700 implantações passaram"
    assert (migrar_pendentes(lote=300), migrar_pendentes()) == (AS_QUE_MIGRAM - 351, 0)
    novo.migracao.refresh_from_db()
    assert str(novo.migracao) == "Terminada: 700 implantações passaram"
    _conferir(velho, novo)


def _custo(novo: Roteiro, tamanho: int) -> int:
    with CaptureQueriesContext(connection) as consultas:
        assert migrar_um_lote(novo.pk, tamanho) == tamanho
    return len(consultas)


def _conferir(velho: Roteiro, novo: Roteiro) -> None:
    """Todas as em andamento, uma vez cada, na situação que os seus passos dão; as outras, não."""
    ficaram = set(velho.implantacoes.values_list("situacao", flat=True))
    assert ficaram == {S.EM_PRODUCAO, S.EM_USO, S.SUSPENSA}
    levadas = novo.implantacoes.prefetch_related(Prefetch("passos", Passo.objects.em_ordem()))
    for implantacao in levadas:
        passos = list(implantacao.passos.all())
        assert {p.etapa.roteiro_id for p in passos} == {novo.pk}
        assert implantacao.situacao == calcular_situacao(passos, suspensa=False)
    assert len(levadas) == AS_QUE_MIGRAM
    assert novo.implantacoes.filter(situacao=S.SOLICITADA).count() == 3 * 100
    todos = Passo.objects.filter(implantacao__roteiro=novo).do_roteiro()
    assert todos.count() == AS_QUE_MIGRAM * novo.etapas.count()
    atos = Historico.objects.filter(alvo_tipo=Implantacao._meta.label_lower, transicao="migrar")
    assert atos.count() == atos.values("alvo_id").distinct().count() == AS_QUE_MIGRAM
    assert contar_divergencias() == 0
