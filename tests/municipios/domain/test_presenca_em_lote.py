from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.importacao import confirmar, receber
from municipios.domain.importador import processar_importacoes
from municipios.models import Ente, Evento, Importacao, Inscricao, Presenca, Usuario
from tests.builders import criar_ente, criar_evento

LISTA = (
    "codigo_ibge;nome\n"
    "3171303;Lia Prado\n3171303;LIA PRADO\n3171303;João Sá\n"
    "3599999;\n9999999;Ninguém\nabc;Zé\n3599999;999.314.721-46\n3599999;=1+1\n"
)


@pytest.fixture
def evento(carla: Usuario, vicosa: Ente) -> Evento:
    agora = timezone.now()
    evento = criar_evento(por=carla, inicio=agora, fim=agora + timedelta(hours=1))
    Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)
    criar_ente("3599999")
    return evento


def enviar(evento: Evento, por: Usuario, texto: str) -> Importacao:
    arquivo = SimpleUploadedFile("lista.csv", texto.encode())
    nova = receber(arquivo, por=por, tipo=TipoImportacao.PRESENCAS, evento=evento.pk)
    processar_importacoes()
    nova.refresh_from_db()
    return nova


@pytest.mark.django_db(transaction=True)
def test_lista_se_confere_antes_e_repetida_nao_muda_nada(evento: Evento, carla: Usuario) -> None:
    nova = enviar(evento, carla, LISTA)
    assert nova.situacao == SituacaoImportacao.CONFERIDA, nova.erros
    assert (nova.diferenca["novas"], nova.diferenca["total_de_falhas"]) == (2, 3)
    assert "999.314" not in str(nova.diferenca)
    assert not Presenca.objects.exists(), "conferir não grava"
    confirmar(nova, por=carla)
    processar_importacoes()
    assert Presenca.objects.get(inscricao__ente="3171303").nomes == "Lia Prado\nJoão Sá"
    assert Inscricao.objects.get(ente="3599999").na_porta
    de_novo = enviar(evento, carla, LISTA)
    assert (de_novo.diferenca["novas"], de_novo.diferenca["iguais"]) == (0, 2)
    Evento.objects.update(presenca_encerrada_em=timezone.now())
    recusada = enviar(evento, carla, LISTA)
    assert "encerrada" in recusada.erros[0]
