"""Linhas E3 e E6: um texto hostil em todo campo de texto livre, e todas as saídas do portal.

O mesmo texto traz marcação, fórmula de planilha e quebra de linha. Vai direto ao banco, por baixo
de toda conferência: o que se cobra é a saída.
"""

import base64
import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import models

from identidade.domain.diagnostico import salvar_secao
from identidade.models import Atendente, Desfecho, Diagnostico, MotivoDevolucao, Verificacao
from municipios.documentos.certificado import MODELO as CERTIFICADO
from municipios.documentos.certificado import FolhaDoCertificado
from municipios.documentos.termo import Folha, compor, compor_com
from municipios.documentos.texto_do_pdf import ler_texto
from municipios.domain.agenda import em_ics
from municipios.domain.correio import montar
from municipios.models import Assinatura, Diligencia, Ente, Notificacao, Usuario
from tests.api import cliente_de
from tests.builders import criar_evento
from tests.matriz.rotas import Mundo, tabela, todas
from tests.municipios.domain.test_correio import MOTIVOS
from tests.municipios.views.test_adesao import entrar

pytestmark = pytest.mark.django_db
MAU = '=1+1"><x-mau {campo}>\r\nX-Mau: 1'
# Começo de fórmula; um número negativo sozinho é só um número.
FORMULA = re.compile(r"(?!-?\d+(\.\d+)?\Z)[=+\-@\t\r]")
QUEBRA = re.compile(r"^x-mau:", re.IGNORECASE | re.MULTILINE)
# De máquina, ainda que o campo aceite qualquer texto.
CODIGOS = {
    "alvo_id", "alvo_tipo", "anterior", "arquivo", "arquivo_p7s", "assinatura", "campo",
    "certificados", "chave", "conteudo", "de", "elo", "estado_hash", "hash_a_assinar",
    "impressao", "indicador", "para", "password", "pem", "preparado", "quem", "recusa",
    "sha256", "sha256_texto", "tipo_conteudo", "transicao", "Notificacao.motivo",
    "EntePendente.motivo", "RegraAcao.valor",
}  # fmt: skip


# O que as páginas têm de mostrar, escapado: sem isto, o teste não teria olhado nada.
A_VISTA = {
    "Acao.titulo", "Assinatura.laudo", "Autoridade.nome", "Bloqueio.texto", "Coorte.nome",
    "Diligencia.pontos", "Ente.nome", "Evento.nome", "Evento.pauta", "Evidencia.texto",
    "Historico.motivo", "Implantacao.nome", "Importacao.nome_original", "Interesse.motivo_retirada",
    "Material.nome", "Mensagem.texto", "MotivoDevolucao.texto", "PedidoAutoridade.nome",
    "PontoFocal.nome", "Protocolo.numero", "Reassinatura.justificativa", "RespostaSecao.dados",
    "Usuario.nome", "Verificacao.itens", "Verificacao.resumo",
}  # fmt: skip


def _textos(modelo: type[models.Model]) -> list[Any]:
    """Os campos de texto livre do modelo, e os JSON."""
    return [
        campo
        for campo in modelo._meta.concrete_fields
        if type(campo) in (models.CharField, models.TextField, models.JSONField)
        and not (campo.choices or campo.unique or campo.generated)
        and not {campo.name, f"{modelo.__name__}.{campo.name}"} & CODIGOS
        and (campo.max_length or 200) >= len(MAU.format(campo=f"{modelo.__name__}.{campo.name}"))
    ]


def envenenado(valor: Any, mau: str) -> Any:
    """O texto hostil antes do que havia; em JSON, só nas frases, que os códigos são de máquina."""
    if isinstance(valor, dict):
        return {chave: _item(item, mau) for chave, item in valor.items()}
    if isinstance(valor, list):
        return [_item(item, mau) for item in valor]
    return f"{mau} {valor}" if isinstance(valor, str) else valor


def _item(valor: Any, mau: str) -> Any:
    return valor if isinstance(valor, str) and " " not in valor else envenenado(valor, mau)


def envenenar() -> None:
    apps_nossos = [apps.get_app_config(app) for app in ("municipios", "identidade")]
    nossos = [m for app in apps_nossos for m in app.get_models()]
    with pgtrigger.ignore():
        for modelo in nossos:
            campos = [] if hasattr(modelo, "pgh_tracked_model") else _textos(modelo)
            for linha in modelo._default_manager.all() if campos else []:
                for campo in campos:
                    mau = MAU.format(campo=f"{modelo.__name__}.{campo.name}")
                    novo = envenenado(getattr(linha, campo.attname), mau)
                    cabe = novo[: campo.max_length] if isinstance(novo, str) else novo
                    setattr(linha, campo.attname, cabe)
                linha.save(update_fields=[campo.attname for campo in campos])


@pytest.fixture
def mundo(vicosa: Ente, ana: Usuario, carla: Usuario, pedro: Usuario) -> Mundo:
    novo = Mundo(vicosa, ana, carla)
    diagnostico = Diagnostico.objects.get()
    salvar_secao(
        diagnostico, diagnostico.questionario.secoes.get(ordem=2), por=ana, versao=0,
        dados={"dominio": "vicosa ponto mg"},
    )  # fmt: skip
    laudo = {"codigo": "pdf", "resultado": "falha", "porque": "Não é.", "o_que_fazer": ""}
    Assinatura.objects.update(laudo=[laudo])
    Diligencia.objects.create(
        adesao=vicosa.adesoes.get(),
        pontos=[{"campo": "orgao", "texto": "Qual é?"}],
        aberta_por=carla,
    )
    Verificacao.objects.update(itens=[laudo])
    Atendente.objects.update(curso="Curso", curso_em=date(2026, 1, 1))
    Desfecho.objects.update(resultado="recusou", motivo="Sem equipe.")
    MotivoDevolucao.objects.create(evidencia_id=novo.numeros["evidencias"], texto="a")
    envenenar()
    return novo


def _defeitos(resposta: Any, corpo: str) -> list[str]:
    tipo, defeitos = resposta["Content-Type"], list[str]()
    if resposta.status_code >= 500:
        defeitos.append(f"{resposta.status_code}")
    if "html" in tipo and "<x-mau" in corpo:
        defeitos.append("marcação: " + corpo[max(0, corpo.index("<x-mau") - 80) :][:160])
    if "csv" in tipo:
        celulas = [c for linha in csv.reader(io.StringIO(corpo), delimiter=";") for c in linha]
        defeitos += [f"fórmula: {c}" for c in celulas if FORMULA.match(c)]
    if "calendar" in tipo and QUEBRA.search(corpo):
        defeitos.append("linha a mais na agenda")
    if "json" in tipo and resposta["X-Content-Type-Options"] != "nosniff":
        defeitos.append("JSON que o navegador adivinha")
    return defeitos + [f"cabeçalho {nome}" for nome in resposta.headers if "mau" in nome.lower()]


def _enderecos(nome: str, mundo: Mundo) -> Iterator[tuple[str, bool]]:
    """O que a pessoa abre; as listas da API, em CSV. Do admin, só rosa, e sem formulário vazio."""
    respostas = tabela()
    for rota in todas():
        do_admin = rota.modelo.startswith(("equipe/municipios/", "equipe/identidade/"))
        vazia = rota.modelo.endswith(("/add/", "/history/")) or nome != "rosa"
        if respostas[rota.modelo][nome] != "200" or (do_admin and vazia):
            continue
        if not rota.eh_da_api:
            yield rota.endereco(mundo), False
        elif "<" not in rota.modelo and rota.nome.endswith("s"):
            yield rota.endereco(mundo) + "?formato=csv", True


@pytest.mark.matriz("E3", "E6")
def test_texto_hostil_nunca_vira_marcacao_formula_nem_linha(
    mundo: Mundo, request: pytest.FixtureRequest
) -> None:
    """Em toda rota: páginas, admin, CSV e ICS; e o que é para ver se vê, escapado."""
    achados, vistos = dict[str, list[str]](), set[str]()
    for nome in ("rosa", "ana"):
        pessoa = request.getfixturevalue(nome)
        clientes = entrar(pessoa), cliente_de(pessoa)
        for endereco, da_api in _enderecos(nome, mundo):
            clientes[da_api].raise_request_exception = False
            resposta = clientes[da_api].get(endereco)
            corpo = b"".join(resposta).decode(errors="replace")
            if defeitos := _defeitos(resposta, corpo):
                achados[endereco] = defeitos
            vistos |= set(re.findall(r"&lt;x-mau ([\w.]+)&gt;", corpo))
    assert achados == {}
    assert A_VISTA - vistos == set()


@pytest.mark.matriz("E3", "E6")
def test_texto_hostil_em_todo_email(vicosa: Ente) -> None:
    """O HTML o escapa, e assunto e destinatário continuam de uma linha."""
    mau = MAU.format(campo="email")
    vicosa.nome = mau
    for motivo, (contexto, _) in MOTIVOS.items():
        de_maquina = {c: v for c, v in contexto.items() if c in ("segredo", "codigo")}
        aviso = Notificacao(
            motivo=motivo, destinatario="a@b.invalid", nome_destinatario=mau, ente=vicosa,
            contexto=_sem_poupar(contexto, mau) | de_maquina, message_id="<a@portal>",
        )  # fmt: skip
        mensagem = message_from_bytes(montar(aviso).message().as_bytes(), policy=policy.default)
        html = mensagem.get_body(("html",))
        assert html is not None
        assert "&lt;x-mau" in html.get_content(), motivo
        assert "<x-mau" not in html.get_content(), motivo
        assert not [nome for nome in mensagem if "mau" in nome.lower()], motivo
        assert "\n" not in str(mensagem["Subject"]), motivo


def _sem_poupar(valor: Any, mau: str) -> Any:
    """Aqui toda folha é texto de gente: uma palavra só também leva o texto hostil."""
    if isinstance(valor, dict):
        return {chave: _sem_poupar(item, mau) for chave, item in valor.items()}
    if isinstance(valor, list):
        return [_sem_poupar(item, mau) for item in valor]
    return mau if isinstance(valor, str) else valor


@pytest.mark.matriz("E6")
def test_texto_hostil_na_agenda(carla: Usuario) -> None:
    mau = MAU.format(campo="ics") + "\x0bX-Mau: 2\u2028X-Mau: 3"
    textos = dict.fromkeys(("nome", "local", "pauta", "organizador"), mau)
    agenda = em_ics(criar_evento(por=carla, **textos), sala=mau)
    assert "x-mau ics" in agenda
    assert not [linha for linha in agenda.splitlines() if linha.lower().startswith("x-mau")]


@pytest.mark.matriz("E3")
def test_texto_hostil_no_pdf_eh_texto() -> None:
    mau = '=1+1"><x-mau> #read("/etc/passwd") $x$ \\u{0} javascript:alert(1)'
    dia, url = date(2026, 6, 1), "https://portal.invalid/verificar/AAAA/"
    blocos: list[dict[str, Any]] = [
        {"tipo": "titulo", "texto": mau},
        {"tipo": "lista", "itens": [mau]},
    ]
    termo = Folha(mau, mau, 1, mau, mau, True, blocos, mau, mau, "AAAA", url, "0" * 64, dia)
    certificado = FolhaDoCertificado(mau, mau, mau, mau, mau, mau, 1, [mau], "AAAA", url, dia)
    for feito in (*compor([termo]), *compor_com(CERTIFICADO, [certificado.em_json()])):
        assert isinstance(feito, bytes), feito
        texto = ler_texto(base64.b64encode(feito).decode())["texto"]
        assert "<x-mau>" in texto
        assert '#read("/etc/passwd")' in " ".join(texto.split())
        assert "root:" not in texto
