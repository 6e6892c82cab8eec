from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from municipios.choices import SituacaoNotificacao
from municipios.domain.correio import arquivo_da_mensagem, ler_da_pasta
from municipios.domain.entrega import ESPERA_MAXIMA, entregar_lote, entregar_tudo, espera
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Notificacao
from tests.builders import criar_ente
from tests.sumidouro import Sumidouro

pytestmark = pytest.mark.django_db

CONTEXTO = {"ponto_focal": "Ana <b>D'Ávila</b>", "indicado_em": "16/11/2026"}
MOTIVO = "ponto_focal_nao_confirmado"


def avisar(*destinatarios: str, motivo: str = MOTIVO, nome: str = "Ana D'Ávila") -> None:
    criar_ente()
    notificar_todos(
        Aviso(f"teste:{n}", motivo, destino, nome, "3171303", CONTEXTO)
        for n, destino in enumerate(destinatarios)
    )


def linha(n: int = 0) -> Notificacao:
    return Notificacao.objects.get(chave=f"teste:{n}")


def test_envia_o_lote_por_uma_conexao_e_marca(sumidouro: Sumidouro) -> None:
    avisar(*(f"p{n}@vicosa.invalid" for n in range(5)))
    assert entregar_lote() == 5
    assert entregar_lote() == 0
    assert (sumidouro.conexoes, len(sumidouro.mensagens)) == (1, 5)
    assert set(sumidouro.por_message_id) == set(
        Notificacao.objects.values_list("message_id", flat=True)
    )
    assert not Notificacao.objects.pendentes().exists()
    assert (linha().tentativas, linha().repeticoes, linha().arrendada_ate) == (1, 0, None)


def test_segredo_do_convite_so_fica_com_quem_o_recebeu(sumidouro: Sumidouro) -> None:
    contexto = {"segredo": "abc123", "ate": "01/12/2026"}
    destino, chave = "pedro@vicosa.invalid", "teste:0"
    criar_ente()
    notificar_todos([Aviso(chave, "convite_assinatura", destino, "Pedro", "3171303", contexto)])
    entregar_tudo()
    assert b"abc123" in sumidouro.mensagens[0]
    assert linha().contexto == {"ate": "01/12/2026"}


def test_texto_puro_nao_leva_escape_e_html_leva(sumidouro: Sumidouro) -> None:
    avisar("ana@vicosa.invalid", motivo="ponto_focal_nao_confirmado_autoridade")
    entregar_tudo()
    mensagem = message_from_bytes(sumidouro.mensagens[0], policy=policy.default)
    texto, html = (mensagem.get_body((tipo,)) for tipo in ("plain", "html"))
    assert texto is not None
    assert html is not None
    assert "Olá, Ana D'Ávila." in texto.get_content()
    assert "Ana &lt;b&gt;D&#x27;Ávila" in html.get_content()
    assert str(mensagem["Subject"]).strip() == "Ponto focal de Viçosa (MG) ainda não confirmou"


def test_nome_com_quebra_de_linha_nao_vira_cabecalho(sumidouro: Sumidouro) -> None:
    avisar("ana@vicosa.invalid", nome="Ana\r\nBcc: todos@x.invalid")
    entregar_tudo()
    mensagem = message_from_bytes(sumidouro.mensagens[0])
    assert mensagem["Bcc"] is None
    assert linha().situacao == SituacaoNotificacao.ENVIADA


def test_recusa_definitiva_fica_parada_e_os_outros_seguem(sumidouro: Sumidouro) -> None:
    avisar("a@x.invalid", "recusa550@x.invalid", "b@x.invalid")
    assert entregar_lote() == 3
    assert linha(1).situacao == SituacaoNotificacao.RECUSADA
    assert "550" in linha(1).erro
    assert len(sumidouro.mensagens) == 2


def test_recusa_passageira_espera_e_insiste(sumidouro: Sumidouro) -> None:
    avisar("depois450@x.invalid", "b@x.invalid")
    assert entregar_lote() == 1
    adiada = linha(0)
    assert (adiada.situacao, adiada.tentativas) == (SituacaoNotificacao.PENDENTE, 1)
    assert adiada.proxima_tentativa_em > timezone.now() + timedelta(seconds=55)
    assert adiada.envio_comecou_em is None
    assert entregar_lote() == 0


def test_texto_quebrado_nao_para_os_outros(sumidouro: Sumidouro) -> None:
    avisar("a@x.invalid", "b@x.invalid")
    Notificacao.objects.filter(chave="teste:0").update(motivo="nao_existe")
    assert entregar_lote() == 1
    assert "TemplateDoesNotExist" in linha(0).erro
    assert linha(1).situacao == SituacaoNotificacao.ENVIADA


@pytest.mark.parametrize("jeito", ["fecha421@x.invalid", "cai@x.invalid"])
def test_conexao_que_cai_adia_so_o_que_estava_saindo(sumidouro: Sumidouro, jeito: str) -> None:
    avisar(jeito, "b@x.invalid")
    assert entregar_lote() == 0
    assert linha(0).situacao == linha(1).situacao == SituacaoNotificacao.PENDENTE
    assert (linha(0).tentativas, linha(1).tentativas) == (1, 0)
    assert linha(1).arrendada_ate is None


def test_aceita_e_cai_conta_a_repeticao_com_o_mesmo_message_id(sumidouro: Sumidouro) -> None:
    avisar("cai@x.invalid")
    for _ in range(2):
        entregar_lote()
        Notificacao.objects.update(proxima_tentativa_em=timezone.now())
    assert linha().repeticoes == 1
    assert sumidouro.por_message_id == {linha().message_id: 2}


def test_servidor_fora_nao_perde_nem_conta_tentativa(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    avisar("a@x.invalid", "b@x.invalid")
    assert entregar_tudo() == 0
    assert [(n.tentativas, n.arrendada_ate) for n in Notificacao.objects.all()] == [(0, None)] * 2


def test_lote_arrendado_por_outro_nao_sai_duas_vezes(sumidouro: Sumidouro) -> None:
    avisar("a@x.invalid")
    Notificacao.objects.update(arrendada_ate=timezone.now() + timedelta(minutes=1))
    assert entregar_lote() == 0
    Notificacao.objects.update(arrendada_ate=timezone.now() - timedelta(seconds=1))
    assert entregar_lote() == 1
    assert linha().repeticoes == 0


def test_registros_nao_levam_endereco(
    sumidouro: Sumidouro, caplog: pytest.LogCaptureFixture
) -> None:
    avisar("depois450@x.invalid", "fecha421@x.invalid")
    entregar_tudo()
    assert caplog.records
    assert "x.invalid" not in caplog.text


def test_espera_cresce_ate_o_teto_e_difere_entre_avisos() -> None:
    assert espera(0, "<a@x>") < espera(1, "<a@x>") < espera(3, "<a@x>")
    assert espera(50, "<a@x>") <= ESPERA_MAXIMA * 1.5
    assert espera(0, "<a@x>") != espera(0, "<b@x>")


def test_demonstracao_guarda_o_email_num_arquivo_de_nome_nosso(
    settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "redegov.correio.PastaDeEmails"
    settings.EMAIL_PASTA = tmp_path / "emails"
    avisar("ana@vicosa.invalid")
    assert ler_da_pasta(linha()) is None
    entregar_tudo()
    lida = ler_da_pasta(linha())
    assert lida is not None
    assert lida.assunto == "Confirme que você é ponto focal de Viçosa (MG)"
    assert "16/11/2026" in lida.texto
    assert [a.name for a in settings.EMAIL_PASTA.iterdir()] == [lida.arquivo]
    assert (settings.EMAIL_PASTA / lida.arquivo).stat().st_mode & 0o077 == 0


def test_message_id_de_fora_nao_escolhe_o_caminho(settings: Settings) -> None:
    caminho = arquivo_da_mensagem("<../../../etc/passwd@x>")
    assert caminho.parent == settings.EMAIL_PASTA


@pytest.mark.matriz("F7")
@pytest.mark.django_db(transaction=True)
def test_transacao_desfeita_nao_entrega_nada() -> None:
    with transaction.atomic():
        avisar("a@x.invalid")
        transaction.set_rollback(True)
    assert entregar_tudo() == 0
    assert mail.outbox == []
