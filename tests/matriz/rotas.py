"""Todas as rotas do portal, com um endereço de amostra para cada uma."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from identidade.choices import CodigoProduto, TipoEvidencia
from identidade.domain.acompanhamento import acompanhar
from identidade.domain.atendente import Funcao, indicar
from identidade.domain.bloqueio import bloquear
from identidade.domain.diagnostico import iniciar
from identidade.domain.evidencia import juntar
from identidade.domain.interesse import manifestar
from identidade.domain.protocolo import Abertura, registrar
from identidade.domain.prova import Prova
from identidade.models import BloqueioAcao, Desfecho, MotivoBloqueio, Produto
from municipios.choices.pedido_autoridade import OrigemPedido
from municipios.domain import hub as dominio_do_hub
from municipios.domain.mensagem import enviar
from municipios.domain.token_acesso import emitir_token
from municipios.models import (
    Ancora,
    Anotacao,
    Autoridade,
    Comparacao,
    Coorte,
    Documento,
    Ente,
    Importacao,
    Inscricao,
    Material,
    Notificacao,
    PontoFocal,
    Presenca,
    Usuario,
)
from tests.builders import (
    criar_evento,
    criar_pedido,
    criar_populacao,
    criar_reconfirmacao,
    criar_tentativa,
)
from tests.hub import abrir_relatorio, arquivo, criar_delegacao, criar_hub, importar
from tests.identidade.andamento import (
    comecar,
    criar_balcao,
    criar_contradicao,
    criar_uso,
    criar_verificacao,
    passo_de,
)
from tests.identidade.plano import acordado
from tests.renovacao import criar_reassinatura

TABELA = Path(__file__).with_name("rotas.csv")
PARAMETRO = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^/]*?\)(?=/|$)")


@dataclass(frozen=True)
class Rota:
    """`modelo` é o padrão como o Django o guarda: a chave da tabela."""

    modelo: str
    nome: str

    @property
    def eh_da_api(self) -> bool:
        return self.modelo.startswith("api/")

    def endereco(self, mundo: "Mundo") -> str:
        limpo = self.modelo.replace("^", "").replace("$", "")
        return "/" + PARAMETRO.sub(lambda m: mundo.valor(self, m[1] or m[2]), limpo)


def tabela() -> dict[str, dict[str, str]]:
    """De cada rota, o que cada pessoa recebe."""
    with TABELA.open(encoding="utf-8", newline="") as arquivo:
        return {linha.pop("rota"): linha for linha in csv.DictReader(arquivo, delimiter=";")}


def todas() -> list[Rota]:
    return sorted({*_andar(get_resolver().url_patterns)}, key=lambda rota: rota.modelo)


def _andar(padroes: list[Any], antes: str = "") -> Iterator[Rota]:
    for padrao in padroes:
        modelo = antes + str(padrao.pattern)
        if isinstance(padrao, URLResolver):
            yield from _andar(padrao.url_patterns, modelo)
        elif isinstance(padrao, URLPattern):
            yield Rota(modelo, padrao.name or "")


@dataclass
class Mundo:
    """Um objeto de Viçosa de cada substantivo, e o número de cada um."""

    ente: Ente
    ana: Usuario
    carla: Usuario
    numeros: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ente, por = self.ente, self.carla
        implantacao = comecar(ente, por)
        pedido = Prova(TipoEvidencia.PROTOCOLO, texto="INT 1")
        evidencia = juntar(passo_de(implantacao, 3), pedido, por=por)
        documento = Documento.objects.create(
            ente=ente,
            nome_original="termo.pdf",
            tipo_conteudo="application/pdf",
            tamanho=1,
            sha256="0" * 64,
            arquivo=ContentFile(b"%PDF-", "matriz.pdf"),
            enviado_por=por,
        )
        criar_populacao(ente, 79_388)
        Coorte.objects.create(codigo="grupo", nome="Grupo")
        aviso = Notificacao.objects.create(
            chave="matriz", motivo="indicacao_ponto_focal", destinatario="a@b.invalid", ente=ente
        )
        Ancora.objects.create(dia=date(2026, 1, 1), atos=0, ate=0, elo="0" * 64)
        assinatura = criar_tentativa(ente.adesoes.get(), por=por)
        token, _ = emitir_token(self.ana, nome="matriz", horas=1)
        importacao = Importacao.objects.create(
            nome_original="a.csv", sha256="0" * 64, pedida_por=por
        )
        mensagem = enviar(ente, por=por, texto="Olá.")
        pergunta = criar_reconfirmacao(ente, por=por)
        nova_assinatura = criar_reassinatura(ente, por=por)
        espera = MotivoBloqueio.objects.get(pk="espera_sgd")
        bloqueio = bloquear(implantacao, por=por, motivo=espera)
        protocolo = registrar(implantacao, Abertura("1", "Ana", "a@b.invalid"), por=por)
        plano, acoes = acordado(ente, ana=self.ana, carla=por)
        BloqueioAcao.objects.create(acao=acoes[0], motivo=espera, inicio=timezone.localdate())
        inscricao = Inscricao.objects.create(
            evento=criar_evento(por=por), ente=ente, convidada_por=por
        )
        presenca = Presenca.objects.create(inscricao=inscricao, origem="porta", marcada_por=por)
        hub = criar_hub(por)
        operador = dominio_do_hub.indicar(
            hub, por=por, nome="Otto", cpf="99953847010", email="o@b.invalid", papel="operador"
        )
        delegacao = criar_delegacao(ente, hub, por=por)
        relatorio = abrir_relatorio(hub, por=por)
        importar(relatorio, arquivo([{}]), por=por)
        do_hub = Importacao.objects.create(
            tipo="relatorios", hub=hub, nome_original="a.csv", sha256="0" * 64, pedida_por=por
        )
        link = "https://a.invalid/"
        material = Material.objects.create(
            evento=inscricao.evento, nome="A", link=link, criado_por=por
        )
        balcao = criar_balcao(ente, por)
        atendente = indicar(balcao, Funcao("gestor"), por=por, nome="Adélia Abreu")
        self.numeros = {
            "balcoes": balcao.pk,
            "atendentes": atendente.pk,
            "hubs": hub.pk,
            "operadores": operador.pk,
            "delegacoes": delegacao.pk,
            "relatorios": relatorio.pk,
            "linha": relatorio.linhas.get().pk,
            "importacoes": do_hub.pk,
            "bloqueios": bloqueio.pk,
            "modelos": "adesoes",
            "protocolos": protocolo.pk,
            "questionarios": 1,
            "contradicoes": criar_contradicao(ente).pk,
            "uso": criar_uso(implantacao, por=por).pk,
            "verificacoes": criar_verificacao(implantacao, por).pk,
            "planos": plano.pk,
            "acoes": acoes[0].pk,
            "diagnosticos": iniciar(ente, por=por).pk,
            "implantacoes": implantacao.pk,
            "evidencias": evidencia.pk,
            "passos": implantacao.passos.earliest("pk").pk,
            "adesoes": ente.adesoes.get().pk,
            "autoridades": Autoridade.objects.get(ente=ente).pk,
            "pontos-focais": PontoFocal.objects.get(ente=ente).pk,
            "documentos": documento.pk,
            "mensagens": mensagem.pk,
            "termos": assinatura.termo_id,
            "assinaturas": assinatura.pk,
            "comparacoes": Comparacao.objects.create(assinatura=assinatura).pk,
            "contra-assinaturas": 0,
            "modelotermo": assinatura.termo.modelo_id,
            "notificacoes": aviso.pk,
            "tokens": token.pk,
            "importacao": importacao.pk,
            "campanhas": pergunta.campanha_id,
            "renovacoes": nova_assinatura.renovacao_id,
            "novas-assinaturas": nova_assinatura.pk,
            "reassinaturas": nova_assinatura.pk,
            "textos-do-termo": nova_assinatura.renovacao.modelo_id,
            "reconfirmacoes": pergunta.pk,
            "pedidos-autoridade": criar_pedido(ente, por=self.ana, origem=OrigemPedido.ENTE).pk,
            "eventos": inscricao.evento_id,
            "inscricoes": inscricao.pk,
            "presencas": presenca.pk,
            "materiais": material.pk,
            "convite": material.pk,
        }
        inscricao = Inscricao.objects.get(pk=self.numeros["inscricoes"])
        interesse = manifestar(ente, Produto.objects.get(pk="balcao"), por=por)
        acompanhamento = acompanhar(
            ente, por=por, responsavel=por, proximo_contato=timezone.localdate()
        )
        anotacao = Anotacao.objects.create(
            ente=ente, tipo="nota", quando=date(2026, 1, 1), resumo="A", por=por, chave=uuid4()
        )
        desfecho = Desfecho.objects.create(
            inscricao=inscricao, resultado="informado", registrado_por=por
        )
        self.numeros |= {
            "funil": "coorte",
            "inscricoes": inscricao.pk,
            "interesses": interesse.pk,
            "acompanhamentos": acompanhamento.pk,
            "desfechos": desfecho.pk,
            "anotacoes": anotacao.pk,
            "evento": inscricao.evento_id,
        }

    def valor(self, rota: Rota, parametro: str) -> str:
        fixos = {
            "codigo_ibge": self.ente.pk,
            "sigla": "MG",
            "tabela": "ufs",
            "ordem": "1",
            "chave": "grupo",
            "verbo": "concluir",
            "content_type_id": str(ContentType.objects.get_for_model(Ente).pk),
            "app_label": "municipios",
            "url": "nada/",
            "segredo": "abc",
            "numero": "1",
            "lado": "nossa",
            "linha": self.numeros["linha"],
            "id": str(self.carla.pk),
        }
        if parametro in fixos:
            return str(fixos[parametro])
        if parametro == "codigo":
            return str(CodigoProduto.AUTENTICACAO) if "produtos" in rota.modelo else "grupo"
        if parametro == "object_id":
            return self._do_admin(rota)
        return str(self.numeros[rota.modelo.partition("<")[0].rstrip("/").rpartition("/")[2]])

    def _do_admin(self, rota: Rota) -> str:
        """O primeiro objeto do modelo; sem nenhum, um número que não existe."""
        partes = rota.modelo.split("/")
        if len(partes) < 4 or partes[1] == "r":
            return self.ente.pk
        primeiro = apps.get_model(partes[1], partes[2])._default_manager.order_by("pk").first()
        return str(primeiro.pk) if primeiro else "1"
