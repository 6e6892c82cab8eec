"""Conversa: quem escreve, o que se recusa, quem leu, de quem é a vez e quem recebe aviso."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from municipios.choices.mensagem import Lado
from municipios.domain.mensagem import (
    com_nao_lidas,
    dispensar,
    enviar,
    marcar_lida,
    marcas_de_leitura,
)
from municipios.domain.transicoes import SemPermissao
from municipios.models import Anexo, Documento, Ente, Leitura, Mensagem, Notificacao, Usuario
from tests.builders import criar_da_equipe, pdf

pytestmark = pytest.mark.django_db


def nao_lidas(usuario: Usuario, ente: Ente) -> int:
    return com_nao_lidas(Ente.objects.filter(pk=ente.pk), usuario).get().nao_lidas  # type: ignore[attr-defined, no-any-return]


def destinos() -> list[str]:
    return list(Notificacao.objects.order_by("pk").values_list("destinatario", flat=True))


def test_cada_um_fala_pelo_seu_lado(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    assert enviar(vicosa, por=ana, texto="  Oi  ").lado == Lado.ENTE
    assert enviar(vicosa, por=carla, texto="Olá").lado == Lado.SGD
    assert list(Mensagem.objects.values_list("texto", flat=True)) == ["Olá", "Oi"]


@pytest.mark.parametrize("quem", ["bruno", "davi", "lia"])
def test_recusa_quem_nao_age_pelo_ente(
    quem: str, vicosa: Ente, ana: Usuario, request: pytest.FixtureRequest
) -> None:
    usuario, mensagem = request.getfixturevalue(quem), enviar(vicosa, por=ana, texto="Oi")
    with pytest.raises(SemPermissao):
        enviar(vicosa, por=usuario, texto="Oi")
    with pytest.raises(SemPermissao):
        marcar_lida(mensagem, por=usuario)
    assert Mensagem.objects.count() == 1
    assert not Leitura.objects.filter(usuario=usuario).exists()


@pytest.mark.parametrize(
    ("texto", "campo"),
    [("   ", "texto"), ("client_secret: abc", "texto"), ("CPF 529.982.247-25", "texto")],
)
def test_recusa_texto_que_nao_serve(vicosa: Ente, ana: Usuario, texto: str, campo: str) -> None:
    with pytest.raises(ValidationError) as recusa:
        enviar(vicosa, por=ana, texto=texto)
    assert campo in recusa.value.error_dict
    assert not Mensagem.objects.exists()


def test_recusa_anexos_demais_e_nao_deixa_sobra(vicosa: Ente, ana: Usuario) -> None:
    with pytest.raises(ValidationError):
        enviar(vicosa, por=ana, texto="Veja", anexos=[pdf(f"{n}.pdf") for n in range(4)])
    assert not Documento.objects.exists()


def test_anexos_acompanham_a_mensagem(vicosa: Ente, ana: Usuario) -> None:
    mensagem = enviar(vicosa, por=ana, texto="Veja", anexos=[pdf("a.pdf"), pdf("b.pdf")])
    assert {d.nome_original for d in mensagem.anexos.all()} == {"a.pdf", "b.pdf"}
    assert {d.ente_id for d in mensagem.anexos.all()} == {vicosa.pk}


def test_envio_repetido_nao_cria_outra(vicosa: Ente, ana: Usuario, pedro: Usuario) -> None:
    chave = uuid.UUID(int=7)
    primeira = enviar(vicosa, por=ana, texto="Oi", chave=chave)
    assert enviar(vicosa, por=ana, texto="Oi", chave=chave) == primeira
    assert enviar(vicosa, por=pedro, texto="Oi", chave=chave) != primeira


@pytest.mark.parametrize("modelo", [Mensagem, Anexo])
def test_banco_so_aceita_acrescimo(
    modelo: type[Mensagem] | type[Anexo], vicosa: Ente, ana: Usuario
) -> None:
    enviar(vicosa, por=ana, texto="Oi", anexos=[pdf()])
    with pytest.raises(DatabaseError), transaction.atomic():
        modelo._default_manager.all()._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        modelo._default_manager.update(id=99)


def test_le_cada_pessoa_por_si_e_o_lado_por_qualquer_um(
    vicosa: Ente, ana: Usuario, pedro: Usuario, carla: Usuario
) -> None:
    enviar(vicosa, por=carla, texto="Um")
    dois = enviar(vicosa, por=carla, texto="Dois")
    assert [nao_lidas(p, vicosa) for p in (ana, pedro, carla)] == [2, 2, 0]
    marcar_lida(dois, por=ana)
    assert [nao_lidas(p, vicosa) for p in (ana, pedro)] == [0, 2]
    assert not Mensagem.objects.nao_lidas_pelo_lado(Lado.ENTE).exists()
    assert marcas_de_leitura(vicosa, carla).do_outro_lado == dois.pk


def test_marcar_antiga_nao_desfaz_leitura(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    um, dois = (enviar(vicosa, por=carla, texto=t) for t in ("Um", "Dois"))
    marcar_lida(dois, por=ana)
    assert marcar_lida(um, por=ana).ate_id == dois.pk


def test_responder_marca_so_o_que_estava_na_tela(
    vicosa: Ente, ana: Usuario, carla: Usuario, ubatuba: Ente
) -> None:
    vista = enviar(vicosa, por=carla, texto="Um")
    enviar(vicosa, por=carla, texto="Dois, enquanto ana escrevia")
    enviar(vicosa, por=ana, texto="Resposta ao um", vista=vista.pk)
    assert nao_lidas(ana, vicosa) == 1
    enviar(vicosa, por=ana, texto="Pela API, sem tela")
    assert nao_lidas(ana, vicosa) == 1


def test_fila_da_sgd_tem_a_conversa_que_ela_nao_respondeu(
    vicosa: Ente, ubatuba: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    espera = Mensagem.objects.esperando_a_sgd
    enviar(ubatuba, por=bruno, texto="Dúvida")
    enviar(vicosa, por=ana, texto="Dúvida")
    ultima = enviar(vicosa, por=ana, texto="Outra")
    assert {m.ente_id for m in espera()} == {vicosa.pk, ubatuba.pk}
    marcar_lida(ultima, por=carla)
    assert espera().count() == 2, "ler não é responder"
    enviar(ubatuba, por=carla, texto="Resposta")
    assert [m.pk for m in espera()] == [ultima.pk]


def test_dispensa_tira_da_fila_ate_o_ente_escrever(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    obrigado = enviar(vicosa, por=ana, texto="Obrigada")
    with pytest.raises(SemPermissao):
        dispensar(obrigado, por=ana)
    dispensar(obrigado, por=carla)
    assert not Mensagem.objects.esperando_a_sgd().exists()
    assert nao_lidas(carla, vicosa) == 0
    enviar(vicosa, por=ana, texto="Mais uma dúvida")
    assert Mensagem.objects.esperando_a_sgd().count() == 1


def test_avisa_uma_vez_por_rajada(vicosa: Ente, ana: Usuario, pedro: Usuario, gil: Usuario) -> None:
    vicosa.autoridades.update(email="gabinete@vicosa.invalid")
    for texto in ("Um", "Dois", "Três"):
        ultima = enviar(vicosa, por=gil, texto=texto)
    focal = vicosa.pontos_focais.get().email
    assert sorted(destinos()) == sorted([focal, "gabinete@vicosa.invalid"])
    marcar_lida(ultima, por=ana)
    enviar(vicosa, por=gil, texto="Quatro")
    assert destinos().count(focal) == 2, "lida a rajada, começa outra"
    enviar(vicosa, por=pedro, texto="Resposta")
    enviar(vicosa, por=gil, texto="Cinco")
    assert destinos().count(focal) == 3, "respondida também"


def test_no_dia_seguinte_avisa_de_novo(vicosa: Ente, ana: Usuario, gil: Usuario) -> None:
    Mensagem.objects.create(
        ente=vicosa, autor=gil, lado=Lado.SGD, texto="Ontem", chave=uuid.UUID(int=1)
    )
    Notificacao.objects.create(
        chave=f"mensagem_nova:{vicosa.pk}-sgd-{Mensagem.objects.get().pk}:ponto_focal-"
        f"{vicosa.pontos_focais.get().pk}:{timezone.localdate() - timedelta(days=1)}",
        destinatario="a@b.invalid",
    )
    enviar(vicosa, por=gil, texto="Hoje")
    assert Notificacao.objects.count() == 2


def test_ente_sem_gerente_avisa_a_coordenacao(
    vicosa: Ente, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    enviar(vicosa, por=ana, texto="Oi")
    assert destinos() == [rosa.email]


def test_aviso_nao_leva_o_texto(vicosa: Ente, ana: Usuario, gil: Usuario) -> None:
    enviar(vicosa, por=ana, texto="assunto reservado")
    (aviso,) = Notificacao.objects.all()
    assert aviso.destinatario == gil.email
    assert "reservado" not in str(aviso.contexto)


def test_quem_saiu_da_equipe_nao_recebe(vicosa: Ente, ana: Usuario, rosa: Usuario) -> None:
    criar_da_equipe("Nina Prado", "coordenacao", is_active=False)  # type: ignore[arg-type]
    enviar(vicosa, por=ana, texto="Oi")
    assert destinos() == [rosa.email]
