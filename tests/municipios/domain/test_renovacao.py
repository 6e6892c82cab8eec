"""O texto novo pede outra assinatura: a quem, uma vez só, em lotes, e cancelado com motivo."""

from datetime import date
from typing import Any

import pytest

from municipios.choices import OrigemMembro, SituacaoAdesao
from municipios.choices.renovacao import SituacaoReassinatura, SituacaoRenovacao
from municipios.domain.abertura_renovacao import abrir_lote, cancelar_lote, varrer
from municipios.domain.modelo_termo import publicar
from municipios.domain.progresso_renovacao import linhas_do_csv, por_uf, previa
from municipios.domain.renovacao import alcance, cancelar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import (
    Coorte,
    Historico,
    Membro,
    ModeloTermo,
    Notificacao,
    Reassinatura,
    Renovacao,
    Usuario,
)
from tests.builders import criar_adesao, criar_ente, criar_ponto_focal
from tests.renovacao import PRAZO, criar_texto

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("modelos")]
HOJE = date(2026, 6, 1)


def _cidades(quantas: int) -> None:
    for numero in range(quantas):
        ente = criar_ente(f"31000{numero:02d}")
        criar_adesao(ente)
        criar_ponto_focal(ente, email=f"ana{numero}@cidade.invalid")


def _publicar(por: Usuario, texto: dict[str, Any] | None = None, **campos: Any) -> ModeloTermo:
    padrao: dict[str, Any] = {"exige_nova_assinatura": True, "prazo": PRAZO, "hoje": HOJE}
    return publicar(criar_texto(por=por, **(texto or {})), por=por, **(padrao | campos))


def test_alcanca_as_vigentes_da_esfera_ou_so_as_da_coorte(rosa: Usuario) -> None:
    _cidades(2)
    criar_adesao(criar_ente("31", esfera="estadual"))
    saindo = {"situacao": SituacaoAdesao.DENUNCIADA, "denuncia_efeito_em": PRAZO}
    criar_adesao(criar_ente("3100009"), **saindo)
    coorte = Coorte.objects.create(codigo="g", nome="Grupo", regra="lista")
    Membro.objects.create(coorte=coorte, ente_id="3100001", origem=OrigemMembro.REGRA)
    texto = criar_texto(por=rosa)
    assert alcance(texto, None).count() == 2
    assert [a.ente_id for a in alcance(texto, coorte)] == ["3100001"]
    vista = previa(texto, None)
    assert (vista.entes, vista.denunciadas, vista.quantos_sem_contato) == (2, 1, 0)


def test_publicar_sem_exigir_nao_pede_a_ninguem(rosa: Usuario) -> None:
    publicado = _publicar(rosa, exige_nova_assinatura=False, prazo=None)
    assert publicado.publicado_em
    assert not Renovacao.objects.exists()


def test_prazo_que_nao_da_tempo_nao_publica(rosa: Usuario) -> None:
    with pytest.raises(TransicaoInvalida, match="depois de 01/06/2026"):
        _publicar(rosa, prazo=HOJE)
    assert ModeloTermo.objects.get(base_legal="Portaria 1/2026").publicado_em is None


def test_abertura_interrompida_continua_e_pede_uma_vez_a_cada_ente(rosa: Usuario) -> None:
    _cidades(3)
    _publicar(rosa)
    renovacao = Renovacao.objects.get()
    assert abrir_lote(renovacao.pk, 2, hoje=HOJE) == 2
    renovacao.refresh_from_db()
    assert (renovacao.situacao, renovacao.total) == (SituacaoRenovacao.ABRINDO, 3)
    assert varrer(2, hoje=HOJE) == 1
    assert varrer(2, hoje=HOJE) == 0
    renovacao.refresh_from_db()
    assert renovacao.situacao == SituacaoRenovacao.ABERTA
    assert Reassinatura.objects.em_aberto().count() == 3
    assert Notificacao.objects.filter(motivo="reassinatura_pedida").count() == 3
    assert Historico.objects.sobre(Reassinatura).count() == 3
    assert [(p.total, p.faltam) for p in por_uf(renovacao)] == [(3, 3)]
    assert len(list(linhas_do_csv(renovacao, "MG"))) == 3


def test_espera_o_dia_em_que_o_texto_passa_a_valer(rosa: Usuario) -> None:
    _cidades(1)
    _publicar(rosa, {"inicio": date(2026, 7, 1)})
    assert varrer(hoje=HOJE) == 0
    assert varrer(hoje=date(2026, 7, 1)) == 1


def test_texto_mais_novo_troca_o_pedido_em_aberto(rosa: Usuario) -> None:
    _cidades(1)
    for _ in range(2):
        _publicar(rosa)
        varrer(hoje=HOJE)
    situacoes = Reassinatura.objects.order_by("pk").values_list("situacao", flat=True)
    assert list(situacoes) == [SituacaoReassinatura.SUPERADA, SituacaoReassinatura.PENDENTE]
    velha, nova = Renovacao.objects.order_by("pk")
    assert velha.situacao == SituacaoRenovacao.CONCLUIDA
    assert nova.situacao == SituacaoRenovacao.ABERTA


def test_cancela_com_motivo_em_lotes_e_avisa(rosa: Usuario, carla: Usuario) -> None:
    _cidades(3)
    _publicar(rosa)
    varrer(hoje=HOJE)
    renovacao = Renovacao.objects.get()
    with pytest.raises(SemPermissao):
        cancelar(renovacao, por=carla, motivo="Texto errado.")
    with pytest.raises(TransicaoInvalida, match="motivo"):
        cancelar(renovacao, por=rosa, motivo=" ")
    assert cancelar(renovacao, por=rosa, motivo="Texto errado.").esta_cancelando
    assert cancelar_lote(renovacao.pk, 2) == 2
    assert varrer(hoje=HOJE) == 1
    renovacao.refresh_from_db()
    assert renovacao.situacao == SituacaoRenovacao.CANCELADA
    assert not Reassinatura.objects.em_aberto().exists()
    assert Notificacao.objects.filter(motivo="reassinatura_cancelada").count() == 3
