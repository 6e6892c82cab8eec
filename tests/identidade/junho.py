"""O encontro de junho, da notícia: dezessete cidades de verdade, com a situação toda inventada.

Fonte das seis interessadas: notícia do MGI de julho de 2023. As outras onze são as primeiras da
coorte. Cada verbo faz uma coisa pelo portal e soma o que fez em `feito`, que é o que os números
públicos têm de dizer.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.interesse import EtapaFunil, ResultadoEvento
from identidade.domain.consolidacao import consolidar_todos_os_pendentes
from identidade.domain.desfecho import registrar_desfecho
from identidade.models import Produto
from municipios.choices.evento import ModalidadeEvento, TipoEvento
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.domain.autoridade import registrar_mandato
from municipios.domain.coorte import ACIMA_DE_300_MIL
from municipios.domain.evento import preparar, publicar
from municipios.domain.presenca import marcar
from municipios.models import Ente, Evento, Inscricao, Membro, Notificacao, Usuario
from redegov.demonstracao.pessoas import pessoa
from tests.api import cliente_de
from tests.builders import criar_ponto_focal, criar_usuario
from tests.identidade.api.test_implantacao import mandar

PORTO_VELHO, PONTA_GROSSA, JOINVILLE = "1100205", "4119905", "4209102"
RIBEIRAO_DAS_NEVES, ITAPECERICA, UBATUBA = "3154606", "3522208", "3555406"
INTERESSADAS = (
    JOINVILLE, PORTO_VELHO, PONTA_GROSSA, RIBEIRAO_DAS_NEVES, ITAPECERICA, UBATUBA,
)  # fmt: skip
COMECO = datetime(2099, 6, 18, 14, tzinfo=timezone.get_default_timezone())
E = EtapaFunil


class Junho:
    def __init__(self, carla: Usuario) -> None:
        self.carla, self.sgd = carla, cliente_de(carla)
        self.anonimo, self.equipe = Client(), Client()
        self.equipe.force_login(carla)
        self.feito: Counter[str] = Counter()
        call_command("carregar_entes", verbosity=0)
        atuais = Membro.objects.atuais().filter(coorte__codigo=ACIMA_DE_300_MIL)
        da_coorte = set(atuais.values_list("ente", flat=True))
        self.fora_da_coorte = set(INTERESSADAS) - da_coorte
        self.convidadas = [*INTERESSADAS, *sorted(da_coorte - set(INTERESSADAS))[:11]]
        for ente in Ente.objects.filter(pk__in=self.convidadas):
            ente.email_oficial = f"gabinete@{ente.pk}.invalid"
            ente.save(update_fields=["email_oficial"])
        self.evento = self._anunciar()

    def _anunciar(self) -> Evento:
        novo = Evento(
            nome="Encontro de junho", tipo=TipoEvento.REUNIAO, organizador="SGD",
            modalidade=ModalidadeEvento.PRESENCIAL, local="Brasília (DF)",
            inicio=COMECO, fim=COMECO + timedelta(hours=3),
        )  # fmt: skip
        return publicar(preparar(novo, por=self.carla), por=self.carla)

    def convidar(self) -> None:
        """Pela página da equipe, de uma vez."""
        pagina = f"/equipe/eventos/{self.evento.pk}/convidar/"
        self.equipe.post(pagina, {"codigos": " ".join(self.convidadas)})
        self.feito[E.CONVIDADOS] = len(self.convidadas)

    def responder(self, codigo: str, *, vem: bool) -> None:
        """Pelo endereço do convite, sem conta."""
        aviso = Notificacao.objects.get(motivo="evento_convite", ente=codigo)
        pagina = f"/eventos/convite/{aviso.contexto['segredo']}/"
        dados = {"vem": "sim" if vem else "nao", "pessoas": "2"}
        assert self.anonimo.post(pagina, dados).status_code == 302
        self.feito[E.CONFIRMADOS] += vem

    def receber(self, codigo: str) -> None:
        marcar(self.inscricao(codigo), por=self.carla, agora=COMECO)
        self.feito[E.PRESENTES] += 1

    def ouvir(self, codigo: str, resultado: str, *, motivo: str = "") -> None:
        """O que ficou do encontro com a cidade."""
        quer = resultado == ResultadoEvento.INTERESSADO
        registrar_desfecho(
            self.inscricao(codigo),
            por=self.carla,
            resultado=resultado,
            produtos=Produto.objects.filter(pk=CodigoProduto.AUTENTICACAO) if quer else [],
            motivo=motivo,
            agora=COMECO + timedelta(days=1),
        )
        self.feito[E.INTERESSADOS] += quer

    def inscricao(self, codigo: str) -> Inscricao:
        return self.evento.inscricoes.get(ente=codigo)

    def aderir(self, codigo: str) -> Client:
        """A cidade adere e ganha um ponto focal; devolve a API dele."""
        ente, ordem = Ente.objects.get(pk=codigo), self.convidadas.index(codigo)
        chefe, focal = pessoa(ordem * 2), pessoa(ordem * 2 + 1)
        autoridade = registrar_mandato(
            ente, por=self.carla, nome=chefe.nome, cpf=chefe.cpf, cargo="Chefe do Executivo",
            email=f"chefe@{codigo}.invalid", inicio=date(2025, 1, 1), fim=date(2028, 12, 31),
        )  # fmt: skip
        registrar_anterior(
            ente, por=self.carla, assinada_em=date(2026, 6, 20), autoridade=autoridade
        )
        criar_ponto_focal(ente, nome=focal.nome, cpf=focal.cpf, email=f"focal@{codigo}.invalid")
        self.feito["aderiu"] += 1
        self.feito["aderiu na coorte"] += codigo not in self.fora_da_coorte
        return cliente_de(criar_usuario(focal.nome, identificador=codigo, cpf=focal.cpf))

    def planejar(self, codigo: str, cidade: Client) -> int:
        """A SGD propõe, a cidade concorda; devolve a ação do login."""
        plano = pronto(mandar(self.sgd, "/api/v1/planos/", ente=codigo), 201)
        um = f"/api/v1/planos/{plano['id']}/"
        acao = {"titulo": "Integrar o login", "produto": "autenticacao", "prazo_dias_uteis": 60}
        pronto(mandar(self.sgd, f"{um}acrescentar/", **acao))
        pronto(mandar(self.sgd, f"{um}propor/"))
        self.conferir()
        acordado = pronto(mandar(cidade, f"{um}concordar/", versao=1))
        self.feito[E.COM_PLANO] += 1
        return int(acordado["acoes"][0]["id"])

    def conferir(self) -> None:
        """O funil e o painel, como qualquer um os lê, dizem o que se fez até aqui, e só."""
        consolidar_todos_os_pendentes()
        assert self.no_funil() == {etapa: self.feito[etapa] for etapa in E}
        em_producao = {"integrou": self.feito[E.EM_PRODUCAO]}
        fez = {nome: self.feito[nome] for nome in ("aderiu", "utiliza")} | em_producao
        assert {nome: self.no_painel(nome) for nome in fez} == fez
        assert (
            self.no_painel("aderiu", "coorte", ACIMA_DE_300_MIL) == self.feito["aderiu na coorte"]
        )
        login = self.no_painel("autenticacao:utiliza", "uf", "SC")
        assert login == self.feito["utiliza"]

    def no_funil(self) -> dict[str, int]:
        pagina = self.equipe.get(f"/equipe/funil/evento/{self.evento.pk}/")
        return {degrau.etapa: degrau.entes for degrau in pagina.context["degraus"]}

    def no_painel(self, indicador: str, dimensao: str = "pais", chave: str = "BR") -> int:
        """Pela API pública; linha que falta vale zero. O estado não entra na conta das cidades."""
        filtro = {"dimensao": dimensao, "chave": chave, "indicador": indicador}
        linhas = self.anonimo.get("/api/v1/consolidados/", filtro).json()["results"]
        return sum(linha["entes"] for linha in linhas if linha["esfera"] == "municipal")


def pronto(resposta: Any, status: int = 200) -> dict[str, Any]:
    assert resposta.status_code == status, resposta.content
    corpo: dict[str, Any] = resposta.json()
    return corpo
