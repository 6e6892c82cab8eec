"""Hubs, operadores e delegações: quem pode, o que se guarda e quem fica sabendo."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from municipios.choices.hub import PapelOperador, SituacaoDelegacao, SituacaoOperador
from municipios.domain.aviso_delegacao import lembrar_vencimentos
from municipios.domain.contato import pessoas_dos_entes
from municipios.domain.delegacao import delegar, prorrogar, revogar, terminar_vencidas
from municipios.domain.hub import confirmar_operador, desativar, encerrar, indicar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Delegacao, Ente, Historico, Hub, Notificacao, Usuario
from tests.hub import criar_delegacao, criar_hub, criar_operador

DADOS: dict[str, Any] = {"nome": "Rita", "cpf": "99953847010", "email": "rita@hub.invalid"}


@pytest.fixture
def hub(carla: Usuario) -> Hub:
    return criar_hub(carla)


def test_cnpj_com_letras_serve_e_nao_se_repete(hub: Hub, carla: Usuario) -> None:
    assert hub.cnpj_formatado == "12.ABC.345/01DE-35"
    with pytest.raises(TransicaoInvalida, match="Já há um hub com este CNPJ"):
        criar_hub(carla, sigla="OUTRO")
    with pytest.raises(TransicaoInvalida, match="Já há um hub com esta sigla"):
        criar_hub(carla, sigla="cig", cnpj="99888777000100")


def test_operador_se_confirma_pelo_cpf_e_recebe_aviso(
    hub: Hub, carla: Usuario, davi: Usuario
) -> None:
    indicado = indicar(hub, por=carla, papel=PapelOperador.OPERADOR, **DADOS | {"cpf": davi.cpf})
    assert Notificacao.objects.get(motivo="operador_indicado").destinatario == indicado.email
    assert not Hub.objects.operados_por(davi).exists()
    (confirmado,) = confirmar_operador(davi)
    assert confirmado.situacao == SituacaoOperador.CONFIRMADO
    assert confirmar_operador(davi) == []
    assert Hub.objects.operados_por(davi).get() == hub
    encerrar(confirmado, por=carla, motivo="Saiu do consórcio.")
    assert not Hub.objects.operados_por(davi).exists()


def test_so_o_responsavel_e_a_sgd_indicam(
    hub: Hub, carla: Usuario, davi: Usuario, bruno: Usuario, lia: Usuario
) -> None:
    criar_operador(hub, davi, por=carla)
    criar_operador(hub, bruno, por=davi, papel=PapelOperador.OPERADOR)
    for outro in (bruno, lia):
        with pytest.raises(SemPermissao):
            indicar(hub, por=outro, papel=PapelOperador.OPERADOR, **DADOS)
    with pytest.raises(TransicaoInvalida, match="já opera"):
        indicar(hub, por=davi, papel=PapelOperador.OPERADOR, **DADOS | {"cpf": bruno.cpf})


def test_ente_delega_revoga_e_todos_ficam_sabendo(
    hub: Hub, vicosa: Ente, ana: Usuario, pedro: Usuario
) -> None:
    Ente.objects.filter(pk=vicosa.pk).update(email_oficial="gabinete@vicosa.invalid")
    delegada = delegar(vicosa, hub=hub, por=ana)
    with pytest.raises(TransicaoInvalida, match="já vê este ente"):
        delegar(vicosa, hub=hub, por=pedro)
    revogada = revogar(delegada, por=pedro, motivo="Trocamos de fornecedor.")
    assert revogada.situacao == SituacaoDelegacao.REVOGADA
    avisados = Notificacao.objects.filter(motivo="delegacao_mudou")
    assert avisados.filter(destinatario="gabinete@vicosa.invalid").count() == 2
    assert avisados.filter(nome_destinatario__startswith="Ana").count() == 2
    atos = Historico.objects.de(revogada).values_list("transicao", flat=True)
    assert set(atos) == {"delegar", "revogar"}
    with pytest.raises(TransicaoInvalida):
        revogar(delegada, por=ana, motivo="De novo.")


def test_estranho_nao_delega_e_a_sgd_diz_o_motivo(
    hub: Hub, vicosa: Ente, davi: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    for estranho in (davi, bruno):
        with pytest.raises(SemPermissao):
            delegar(vicosa, hub=hub, por=estranho)
    with pytest.raises(TransicaoInvalida, match="ofício"):
        delegar(vicosa, hub=hub, por=carla)
    assert criar_delegacao(vicosa, hub, por=carla).ente == vicosa
    assert Delegacao.objects.count() == 1


def test_operador_ve_e_nao_delega(
    hub: Hub, vicosa: Ente, carla: Usuario, davi: Usuario, ubatuba: Ente
) -> None:
    criar_operador(hub, davi, por=carla)
    delegada = criar_delegacao(vicosa, hub, por=carla)
    assert list(Ente.objects.vistos_por(davi)) == [vicosa]
    assert not Ente.objects.administrados_por(davi).exists()
    with pytest.raises(SemPermissao):
        delegar(ubatuba, hub=hub, por=davi)
    with pytest.raises(SemPermissao):
        revogar(delegada, por=davi, motivo="x")
    desativar(hub, por=carla, motivo="Extinto.")
    assert not Ente.objects.vistos_por(davi).exists()


def test_delegacao_vencida_nao_mostra_e_da_lugar_a_outra(
    hub: Hub, vicosa: Ente, carla: Usuario, ana: Usuario, davi: Usuario
) -> None:
    criar_operador(hub, davi, por=carla)
    ontem = timezone.localdate() - timedelta(days=1)
    antiga = delegar(vicosa, hub=hub, por=ana, fim=ontem, hoje=date(2026, 1, 1))
    assert not Ente.objects.vistos_por(davi).exists()
    delegar(vicosa, hub=hub, por=ana)
    antiga.refresh_from_db()
    assert antiga.situacao == SituacaoDelegacao.TERMINADA
    assert Ente.objects.vistos_por(davi).get() == vicosa
    with pytest.raises(TransicaoInvalida, match="já passou"):
        delegar(vicosa, hub=hub, por=ana, fim=ontem)


def _terminadas(delegacao: Delegacao) -> list[tuple[str, str]]:
    atos = Historico.objects.de(delegacao).filter(transicao="terminar")
    return list(atos.values_list("por__nome", "para"))


def test_varredura_termina_a_vencida_uma_vez_e_avisa_os_dois_lados(
    hub: Hub, vicosa: Ente, ubatuba: Ente, ana: Usuario, carla: Usuario, davi: Usuario
) -> None:
    criar_operador(hub, davi, por=carla)
    fim = timezone.localdate()
    depois = fim + timedelta(days=1)
    delegada = delegar(vicosa, hub=hub, por=ana, fim=fim)
    delegar(ubatuba, hub=hub, por=carla, fim=fim, motivo="Ofício 2/2026")
    sem_prazo = delegar(vicosa, hub=criar_hub(carla, sigla="B", cnpj="99888777000100"), por=ana)
    Notificacao.objects.all().delete()
    assert [terminar_vencidas(dia) for dia in (fim, depois, depois)] == [0, 2, 0]
    delegada.refresh_from_db()
    assert (delegada.situacao, delegada.fim) == (SituacaoDelegacao.TERMINADA, fim)
    assert _terminadas(delegada) == [(Usuario.objects.sistema().nome, "terminada")]
    assert _terminadas(sem_prazo) == []
    ao_hub = Notificacao.objects.get(motivo="delegacao_do_hub_mudou")
    assert ao_hub.contexto["entes"] == ["Viçosa (MG)", "Ubatuba (SP)"]
    ao_ente = Notificacao.objects.filter(motivo="delegacao_mudou", ente=vicosa)
    assert ao_ente.filter(nome_destinatario__startswith="Ana").count() == 1


def test_lembra_o_ente_antes_do_fim_uma_vez_e_de_novo_se_o_prazo_muda(
    hub: Hub, vicosa: Ente, ana: Usuario
) -> None:
    hoje = timezone.localdate()
    delegada = delegar(vicosa, hub=hub, por=ana, fim=hoje + timedelta(days=40))
    em = [timezone.now() + timedelta(days=dias) for dias in (24, 25, 26, 40, 41)]
    pessoas = len(pessoas_dos_entes([vicosa.pk])[vicosa.pk])
    assert [lembrar_vencimentos(agora=agora) for agora in em] == [0, pessoas, 0, 0, 0]
    prorrogar(delegada, por=ana, fim=hoje + timedelta(days=60))
    assert lembrar_vencimentos(agora=em[3]) == 0
    assert lembrar_vencimentos(agora=em[3] + timedelta(days=5)) == pessoas


def test_prazo_muda_enquanto_vale(
    hub: Hub, vicosa: Ente, ana: Usuario, carla: Usuario, davi: Usuario
) -> None:
    hoje = timezone.localdate()
    delegada = delegar(vicosa, hub=hub, por=ana, fim=hoje)
    with pytest.raises(SemPermissao):
        prorrogar(delegada, por=davi, fim=None)
    with pytest.raises(TransicaoInvalida, match="já passou"):
        prorrogar(delegada, por=ana, fim=hoje - timedelta(days=1))
    with pytest.raises(TransicaoInvalida, match="já é este"):
        prorrogar(delegada, por=ana, fim=hoje)
    with pytest.raises(TransicaoInvalida, match="ofício"):
        prorrogar(delegada, por=carla, fim=None)
    assert prorrogar(delegada, por=ana, fim=None).fim is None
    prorrogar(delegada, por=ana, fim=hoje)
    with pytest.raises(TransicaoInvalida, match="terminou em"):
        prorrogar(delegada, por=ana, fim=None, hoje=hoje + timedelta(days=1))
