"""P10: escrever com história contra sem; a última página do histórico; conferir as cadeias."""

import statistics
import time
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from municipios.domain.elo import conferir
from municipios.models import Ente, Historico, Usuario
from tests.bancada.medida import Resultado, avisar, com_teto, comparar, intercalar

ATOS, LOTE, PAGINA = 100_000, 1000, 50
ATOS_POR_SEGUNDO = 500_000
ALVO_QUENTE = "1"
GEMEAS = """
DROP TABLE IF EXISTS bancada_historico, bancada_ente;
CREATE TABLE bancada_historico (LIKE municipios_historico INCLUDING ALL);
ALTER TABLE bancada_historico ADD FOREIGN KEY (ente_id) REFERENCES municipios_ente
      DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE bancada_historico ADD FOREIGN KEY (por_id) REFERENCES municipios_usuario
      DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE bancada_historico DROP CONSTRAINT bancada_historico_alvo_tipo_alvo_id_ordem_key;
CREATE TABLE bancada_ente (LIKE municipios_ente INCLUDING ALL);
INSERT INTO bancada_ente ({colunas}) SELECT {colunas} FROM municipios_ente;
"""
# Um ato em cem é do mesmo alvo; os outros, vinte de cada alvo, entremeados como na vida.
ENCHER = """
INSERT INTO municipios_historico (alvo_tipo, alvo_id, ente_id, transicao, rotulo, de, para, motivo,
       dados, pela_sgd, por_id, em)
SELECT 'municipios.adesao',
       CASE WHEN n %% 100 = 0 THEN %(quente)s ELSE (2 + n %% (%(atos)s / 20))::text END,
       CASE WHEN n %% 100 = 0 THEN %(ente)s END, 'corrigir', 'Corrigir o registro', 'vigente',
       'vigente', 'Data do termo corrigida conforme o ofício', '{"campo": ["antes", "depois"]}',
       true, %(por)s, now() - (%(atos)s - n) * interval '1 second'
  FROM generate_series(1, %(atos)s) n
"""
MUDAR = """
UPDATE {tabela} SET nome = reverse(nome)
 WHERE codigo_ibge IN (SELECT codigo_ibge FROM {tabela} ORDER BY codigo_ibge LIMIT %s)
"""
_primeira_vez: dict[str, float] = {}


class AtoSemElo(models.Model):
    """A gêmea da tabela do histórico, sem gatilho nenhum."""

    alvo_tipo = models.CharField(max_length=60)
    alvo_id = models.CharField(max_length=40)
    ente = models.ForeignKey(Ente, on_delete=models.DO_NOTHING, related_name="+")
    transicao = models.CharField(max_length=60)
    rotulo = models.CharField(max_length=120)
    de = models.CharField(max_length=40, default="")
    para = models.CharField(max_length=40, default="")
    motivo = models.TextField(default="")
    dados = models.JSONField(default=dict)
    pela_sgd = models.BooleanField(default=False)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+")
    em = models.DateTimeField(auto_now_add=True)
    origem = models.JSONField(default=dict)
    ordem = models.PositiveIntegerField(default=0)
    elo = models.CharField(max_length=64, default="")

    class Meta:
        app_label = "municipios"
        managed = False
        db_table = "bancada_historico"

    def __str__(self) -> str:
        return self.rotulo


def medir(vezes: int) -> list[Resultado]:
    ente = Ente.objects.order_by("pk")[0]
    por = Usuario.objects.sistema()
    _encher(ATOS * vezes, ente, por)
    resultados = [_conferir(vezes), *_ultima_pagina(vezes, ente)]
    return [*resultados, *_escrever(vezes, ente, por)]


def _encher(atos: int, ente: Ente, por: Usuario) -> None:
    colunas = ", ".join(str(f.column) for f in Ente._meta.concrete_fields if not f.generated)
    with connection.cursor() as cursor:
        cursor.execute(GEMEAS.format(colunas=colunas))
        if Historico.objects.count() < atos:
            avisar(f"Escrevo {atos} atos…")
            valores: dict[str, Any] = {
                "atos": atos,
                "quente": ALVO_QUENTE,
                "ente": ente.pk,
                "por": por.pk,
            }
            cursor.execute(ENCHER, valores)
        cursor.execute("VACUUM ANALYZE municipios_historico")


def _conferir(vezes: int) -> Resultado:
    """O piso é o tempo da meta; a razão acima de 1 diz quanto falta."""
    variante = f"conferir todas as cadeias, ×{vezes}"
    avisar(f"P10 {variante}…")
    tempos = []
    for _ in range(3):
        inicio = time.perf_counter()
        conferencia = conferir()
        tempos.append((time.perf_counter() - inicio) * 1000)
        assert not conferencia.quebras
    teto = round(conferencia.atos / ATOS_POR_SEGUNDO * 1000, 1)
    ritmo = conferencia.atos / statistics.median(tempos)
    avisar(f"P10 {variante}: {ritmo:.0f} mil atos por segundo")
    return com_teto("P10c", variante, statistics.median(tempos), teto, "≥ 500 mil atos/s")


def _ultima_pagina(vezes: int, ente: Ente) -> list[Resultado]:
    atos = Historico.objects.select_related("por")
    paginas = {
        "do alvo": atos.filter(alvo_tipo="municipios.adesao", alvo_id=ALVO_QUENTE)[:PAGINA],
        "do ente": atos.filter(ente=ente)[:PAGINA],
    }
    resultados = []
    tempos = intercalar({nome: partial(_ler, pagina) for nome, pagina in paginas.items()})
    for nome, medidos in tempos.items():
        mediana = statistics.median(medidos)
        antes = _primeira_vez.setdefault(nome, mediana)
        variante = f"última página {nome}, ×{vezes}"
        resultados.append(com_teto("P10b", variante, mediana, 10, "≤ 10 ms"))
        if vezes > 1:
            crescimento = com_teto(
                "P10b", f"{variante} ÷ ×1", mediana, round(antes * 1.5, 1), "≤ 1,5×"
            )
            resultados.append(crescimento)
    return resultados


def _ler(pagina: models.QuerySet[Historico]) -> None:
    assert len(pagina.all()) == PAGINA


def _escrever(vezes: int, ente: Ente, por: Usuario) -> list[Resultado]:
    campos = {"transicao": "corrigir", "rotulo": "Corrigir o registro", "por": por, "ente": ente}
    return [
        comparar(
            "P10a",
            f"20 atos, um por transação, com elo, ×{vezes}",
            nossa=partial(_um_a_um, Historico, campos),
            piso=partial(_um_a_um, AtoSemElo, campos),
            teto=1.4,
        ),
        comparar(
            "P10a",
            f"{LOTE} atos de uma vez com elo, ×{vezes}",
            nossa=partial(_em_lote, Historico, campos),
            piso=partial(_em_lote, AtoSemElo, campos),
            teto=1.6,
        ),
        comparar(
            "P10a",
            f"{LOTE} entes mudados com história, ×{vezes}",
            nossa=partial(_mudar, "municipios_ente"),
            piso=partial(_mudar, "bancada_ente"),
            teto=1.6,
        ),
    ]


def _um_a_um(modelo: type[models.Model], campos: dict[str, Any]) -> None:
    for numero in range(20):
        with transaction.atomic():
            modelo._default_manager.create(
                alvo_tipo="municipios.ente", alvo_id=f"{numero}", **campos
            )


def _em_lote(modelo: type[models.Model], campos: dict[str, Any]) -> None:
    gerente = modelo._default_manager
    gerente.bulk_create(
        modelo(alvo_tipo="municipios.ente", alvo_id=f"{numero}", **campos) for numero in range(LOTE)
    )


def _mudar(tabela: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MUDAR.format(tabela=tabela), [LOTE])
