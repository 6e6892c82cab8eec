"""Páginas do plano com o elenco: da cesta ao acordo, aditivo, conversa, arquivos e equipe."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.domain.acao import Conteudo, acrescentar
from identidade.domain.plano import abrir_aditivo
from identidade.models import Acao, MensagemAcao, MotivoBloqueio, PlanoAcao
from municipios.models import Ente, Notificacao, Usuario
from tests.builders import criar_adesao, pdf
from tests.identidade.plano import acordado, rascunho
from tests.identidade.views.test_implantacao import entrar

pytestmark = pytest.mark.django_db
ACAO = {
    "titulo": "Treinar a equipe", "lado": "ente", "prazo_dias_uteis": "15", "prioridade": "2",
    "versao": "0",
}  # fmt: skip


def test_da_cesta_ao_acordo(
    client: Client, vicosa: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    cesta = entrar(client, carla).post(f"/entes/{vicosa.pk}/planos/novo/", follow=True)
    plano = PlanoAcao.objects.get()
    uma = f"/planos/{plano.pk}/"
    oferta = cesta.context["ofertas"][0].chave
    assert "Marque ao menos uma" in client.post(f"{uma}cesta/", {}).text
    assert "Ajuste prazo" in client.post(
        f"{uma}cesta/", {"escolhidas": [oferta]}, follow=True
    ).text  # fmt: skip
    client.post(f"{uma}acoes/nova/", ACAO)
    assert "Versão 1 proposta" in client.post(f"{uma}propor/", follow=True).text
    assert "Ainda não vista pelo ente" in client.get(uma).text
    entrar(client, ana).post(f"{uma}visto/")
    pagina = client.get(uma).text
    assert "Ainda não vista" not in pagina
    assert "Concordar com a versão 1" in pagina
    assert "Devolver" in client.get(f"{uma}devolver/").text
    acordo = client.post(f"{uma}concordar/", {"versao": "1"}, follow=True).text
    assert "Plano acordado pelos dois lados" in acordo
    for endereco in (uma, f"{uma}cesta/", f"{uma}versoes/1/", f"{uma}plano.pdf", f"{uma}encerrar/"):
        assert entrar(client, bruno).get(endereco).status_code == 404
    assert client.post(f"{uma}propor/").status_code == 404


def test_acao_e_do_ente_dela(client: Client, vicosa: Ente, ana: Usuario, bruno: Usuario) -> None:
    _, (primeira, *_) = rascunho(vicosa, por=ana)
    uma = f"/acoes/{primeira.pk}/"
    entrar(client, bruno)
    for final in ("", "mudar/", "concluir/"):
        assert client.get(uma + final).status_code == 404
    for final in ("", "mudar/", "retirar/", "concluir/"):
        assert client.post(uma + final, ACAO).status_code == 404
    assert entrar(client, ana).get(f"{uma}nada/").status_code == 404


def test_conflito_na_tela_nao_perde_o_que_se_escreveu(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    _, (primeira, *_) = rascunho(vicosa, por=ana)
    uma = f"/acoes/{primeira.pk}/mudar/"
    entrar(client, carla).post(uma, ACAO)
    tarde = entrar(client, ana).post(uma, ACAO | {"titulo": "O meu texto"}).text
    assert "Outra pessoa salvou esta ação" in tarde
    assert 'value="O meu texto"' in tarde
    assert "Treinar a equipe" in tarde
    assert 'name="versao" value="1"' in tarde


def test_no_conflito_o_que_a_pessoa_nao_mudou_fica_como_o_outro_gravou(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    _, (primeira, *_) = rascunho(vicosa, por=ana)
    uma = f"/acoes/{primeira.pk}/mudar/"
    lido = {"titulo": primeira.titulo, "descricao": "", "lado": "ente"}
    lido |= {"prazo_dias_uteis": "10", "prioridade": "2"}
    enviado = lido | {f"initial-{campo}": valor for campo, valor in lido.items()} | {"versao": "0"}
    entrar(client, carla).post(uma, enviado | {"prazo_dias_uteis": "60", "titulo": "Da Carla"})
    tarde: Any = entrar(client, ana).post(uma, enviado | {"titulo": "Da Ana", "descricao": "Assim"})
    assert tarde.context["diferencas"] == [("O que fazer", "Da Carla", "Da Ana")]
    dados = dict(tarde.context["form"].data.items())
    client.post(uma, dados)
    primeira.refresh_from_db()
    assert (primeira.prazo_dias_uteis, primeira.titulo) == (60, "Da Ana")
    assert primeira.descricao == "Assim"


def test_devolver_diz_a_quem_propos_o_motivo_e_o_que_mudou(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = rascunho(vicosa, por=ana)
    uma = f"/planos/{plano.pk}/"
    entrar(client, ana).post(f"{uma}propor/")
    entrar(client, carla).post(f"{uma}devolver/", {"motivo": "O prazo é curto."})
    pagina = entrar(client, ana).get(uma).text
    assert "devolveu a versão 1" in pagina
    assert "O prazo é curto." in pagina
    aviso = Notificacao.objects.filter(motivo="plano_voltou").first()
    assert aviso is not None
    assert aviso.contexto["motivo"] == "O prazo é curto."
    client.post(f"/acoes/{primeira.pk}/mudar/", ACAO | {"titulo": primeira.titulo})
    assert "O que mudou desde a versão 1" in client.get(uma).text
    client.post(f"{uma}propor/")
    assert "de <del>10</del> para <ins>15</ins>" in entrar(client, carla).get(uma).text


def test_no_quadro_o_botao_volta_ao_quadro(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    entrar(client, ana)
    volta: Any = client.post(f"/acoes/{primeira.pk}/comecar/?de=quadro")
    assert volta.url == f"/planos/{plano.pk}/?vista=quadro#acao-{primeira.pk}"
    fora: Any = client.post(f"/acoes/{primeira.pk}/concluir/?de=//mau.example")
    assert fora.url == f"/planos/{plano.pk}/"


def test_bloqueia_com_motivo_e_conversa_com_anexo(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    uma = f"/acoes/{primeira.pk}/"
    entrar(client, ana)
    assert "campo" in client.post(f"{uma}bloquear/", {"motivo": "x"}).text
    motivo = MotivoBloqueio.objects.filter(exige_texto=False)[0]
    client.post(f"{uma}bloquear/", {"motivo_bloqueio": motivo.pk, "motivo": "Câmara."})
    quadro = client.get(f"/planos/{plano.pk}/?vista=quadro").text
    assert f"Impede: {motivo}" in quadro
    assert "Bloqueadas (1)" in quadro
    client.post(uma, {"texto": "Segue o projeto.", "anexos": pdf()})
    longa = client.post(uma, {"texto": "a" * 5000}).text
    assert "fica longa demais. Tire" in longa
    assert "a" * 5000 in longa
    fala = MensagemAcao.objects.get(acao=primeira).mensagem
    assert fala.texto.startswith(f"Sobre a ação {primeira} do plano:")
    assert fala.anexos.count() == 1
    assert "Segue o projeto." in client.get(uma).text
    assert "Segue o projeto." in client.get(f"/entes/{vicosa.pk}/conversa/").text


def test_aditivo_mostra_a_diferenca_e_a_linha_do_tempo(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    uma = f"/planos/{plano.pk}/"
    entrar(client, ana).post(f"{uma}abrir-aditivo/", {"motivo": "A câmara não votou."})
    dados = ACAO | {"titulo": primeira.titulo, "versao": primeira.versao, "prazo_dias_uteis": "40"}
    client.post(f"/acoes/{primeira.pk}/mudar/", dados)
    pagina = client.get(f"{uma}?vista=linha").text
    assert "de <del>10</del> para <ins>40</ins>" in pagina
    assert "Muda com o aditivo" in pagina
    client.post(f"{uma}propor/")
    entrar(client, carla).post(f"{uma}concordar/", {"versao": "2"})
    assert "O que mudou desde a versão anterior" in client.get(f"{uma}versoes/2/").text


def test_arquivos_sem_formula_e_pdf_acessivel(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, _ = acordado(vicosa, ana=ana, carla=carla)
    abrir_aditivo(plano, por=ana, motivo="Rever.")
    acrescentar(plano, Conteudo("=HYPERLINK(1) #eval[x]"), por=ana)
    entrar(client, ana)
    assert "'=HYPERLINK(1)" in client.get(f"/planos/{plano.pk}/plano.csv").getvalue().decode()
    documento = client.get(f"/planos/{plano.pk}/plano.pdf").getvalue()
    assert documento.startswith(b"%PDF")
    assert b"pdfuaid" in documento


def test_equipe_recorta_e_o_ente_nao_entra(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, _ = rascunho(vicosa, por=carla)
    assert entrar(client, ana).get("/equipe/planos/").status_code == 404
    entrar(client, carla)
    for recorte, aparece in (("nao_abertos", True), ("sem_acordo", True), ("atrasados", False)):
        assert ("Viçosa" in client.get(f"/equipe/planos/?recorte={recorte}").text) is aparece
    for filtro, aparece in (("depois=" + str(plano.pk), False), ("gerente=ninguem", True)):
        assert ("Viçosa" in client.get(f"/equipe/planos/?{filtro}").text) is aparece
    client.force_login(ana)
    client.post(f"/planos/{plano.pk}/visto/")
    entrar(client, carla)
    csv = client.get("/equipe/planos/planos.csv?recorte=nao_abertos&uf=MG").getvalue().decode()
    assert "3171303" not in csv


@pytest.mark.parametrize("vista", ["lista", "quadro", "linha"])
def test_ver_custa_o_mesmo_com_muitas_acoes(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario, vista: str
) -> None:
    plano, acoes = rascunho(vicosa, por=ana)
    entrar(client, ana).get(f"/planos/{plano.pk}/?vista={vista}")
    with CaptureQueriesContext(connection) as poucas:
        client.get(f"/planos/{plano.pk}/?vista={vista}")
    for numero in range(10, 30):
        campos = {"origem": "manual", "lado": "ente", "prazo_dias_uteis": numero}
        Acao.objects.create(
            plano=plano, numero=numero, titulo="A", situacao="proposta", depende_de=acoes[0],
            **campos,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as muitas:
        client.get(f"/planos/{plano.pk}/?vista={vista}")
    assert len(muitas) == len(poucas)


def test_liga_a_acao_a_uma_implantacao_e_cada_uma_mostra_a_outra(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    criar_adesao(vicosa)
    _, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    Acao.objects.update(produto="autenticacao")
    entrar(client, ana)
    uma = f"/acoes/{primeira.pk}/"
    assert "diga o nome" in client.post(f"{uma}ligar/", {"meta": "em_uso"}).text
    client.post(f"{uma}ligar/", {"nome": "Portal", "via": "api", "meta": "em_uso"})
    pagina = client.get(uma).text
    assert "chegue a: em uso" in pagina
    nova = Acao.objects.get(pk=primeira.pk).implantacao_id
    assert primeira.titulo in client.get(f"/implantacoes/{nova}/").text
    client.post(f"{uma}desligar/")
    assert "Ligar a uma implantação" in client.get(uma).text
