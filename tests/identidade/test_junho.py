"""A história da notícia, do convite à população usando: cada número público bate a cada passo."""

from typing import Any

from django.test import Client

from identidade.choices import ResultadoVerificacao, SituacaoImplantacao
from identidade.choices.interesse import EtapaFunil, ResultadoEvento
from identidade.choices.plano import SituacaoAcao
from identidade.domain.verificador import verificar_pendentes
from identidade.models import Acao, Implantacao, MotivoBloqueio
from municipios.models import Ente, Usuario
from tests.api import linhas
from tests.identidade.andamento import fazer_ate, passo_de, provar_e_concluir
from tests.identidade.api.test_implantacao import mandar
from tests.identidade.junho import INTERESSADAS, ITAPECERICA, JOINVILLE, UBATUBA, Junho, pronto
from tests.simulador import SimuladorDeTeste

SITE = "joinville.exemplo.gov.br"
PRODUCAO, NO_AR = 11, 12
R = ResultadoEvento
AS_DUAS = (JOINVILLE, UBATUBA)


def test_do_convite_de_junho_ao_login_em_uso(cidades: SimuladorDeTeste, carla: Usuario) -> None:
    junho = Junho(carla)
    assert junho.fora_da_coorte == {ITAPECERICA, UBATUBA}
    junho.conferir()
    reunir(junho)
    apis = {}
    for codigo in INTERESSADAS:
        apis[codigo] = junho.aderir(codigo)
        junho.conferir()
    acoes = {codigo: junho.planejar(codigo, api) for codigo, api in apis.items()}
    junho.conferir()
    de = {cidade: comecar(junho, cidade, acoes[cidade], apis[cidade]) for cidade in AS_DUAS}
    levar_ao_uso(junho, de[JOINVILLE], apis[JOINVILLE])
    parar(junho, de[UBATUBA], apis[UBATUBA])
    acao = Acao.objects.com_tudo().get(pk=acoes[JOINVILLE])
    assert (acao.situacao, acao.pode_estar_feita) == (SituacaoAcao.PROPOSTA, True)
    pronto(mandar(apis[JOINVILLE], f"/api/v1/acoes/{acao.pk}/concluir/"))
    junho.conferir()


def reunir(junho: Junho) -> None:
    """Doze confirmam, três recusam, duas calam; treze vêm; seis querem, e uma diz por que não."""
    junho.convidar()
    junho.conferir()
    for codigo in junho.convidadas[:15]:
        junho.responder(codigo, vem=codigo in junho.convidadas[:12])
    junho.conferir()
    for codigo in (*junho.convidadas[:12], junho.convidadas[16]):
        junho.receber(codigo)
    junho.conferir()
    for codigo in INTERESSADAS:
        junho.ouvir(codigo, R.INTERESSADO)
        junho.conferir()
    junho.ouvir(junho.convidadas[6], R.RECUSOU, motivo="Já tem entrada própria.")
    junho.ouvir(junho.convidadas[7], R.INFORMADO)
    junho.ouvir(junho.convidadas[16], R.SEM_RESPOSTA)
    junho.conferir()
    assert junho.feito[EtapaFunil.INTERESSADOS] == 6


def comecar(junho: Junho, codigo: str, acao: int, api: Client) -> Implantacao:
    """Começa pela API da cidade e diz que ação do plano ela cumpre."""
    nova = {"ente": codigo, "produto": "autenticacao", "via": "api", "nome": "Portal"}
    criada = pronto(mandar(api, "/api/v1/implantacoes/", **nova), 201)
    ligada = {"implantacao": criada["id"], "meta": "em_uso"}
    assert pronto(mandar(api, f"/api/v1/acoes/{acao}/ligar/", **ligada))["meta"] == "em_uso"
    junho.conferir()
    return Implantacao.objects.get(pk=criada["id"])


def levar_ao_uso(junho: Junho, implantacao: Implantacao, api: Client) -> None:
    """Passo a passo, com prova; no ar, o portal visita o site e a visita prova o passo."""
    Ente.objects.filter(pk=JOINVILLE).update(dominio_oficial=SITE)
    uma = f"/api/v1/implantacoes/{implantacao.pk}/"
    pronto(
        mandar(api, f"{uma}enderecos/", url=f"https://{SITE}/", url_saida=f"https://{SITE}/sair")
    )
    for ordem in range(1, PRODUCAO + 1):
        provar_e_concluir(passo_de(implantacao, ordem), junho.carla)
        junho.feito[EtapaFunil.EM_PRODUCAO] = ordem == PRODUCAO
        junho.conferir()
    pronto(mandar(api, "/api/v1/verificacoes/", implantacao=implantacao.pk), 201)
    assert verificar_pendentes() == 1
    passo = passo_de(implantacao, NO_AR)
    assert passo.evidencias.filter(verificacao__resultado=ResultadoVerificacao.CERTA).exists()
    pronto(mandar(api, f"/api/v1/passos/{passo.pk}/concluir/"))
    junho.feito["utiliza"] += 1
    junho.conferir()
    assert lida(api, implantacao)["situacao"] == SituacaoImplantacao.EM_USO


def parar(junho: Junho, implantacao: Implantacao, api: Client) -> None:
    """O domínio de Ubatuba não é oficial: o motivo tem nome, e a bola, dono."""
    fazer_ate(implantacao, 3, junho.carla)
    motivo = MotivoBloqueio.objects.get(pk="dominio_nao_oficial")
    bloqueio = {"implantacao": implantacao.pk, "motivo": motivo.pk}
    pronto(mandar(api, "/api/v1/bloqueios/", **bloqueio), 201)
    junho.conferir()
    (parado,) = linhas(junho.sgd.get("/api/v1/bloqueios/"))
    assert (parado["ente"], parado["lado"]) == (UBATUBA, motivo.lado)
    pagina = junho.anonimo.get("/painel/").context["motivos"]
    assert [(m.pk, m.abertos) for m in pagina] == [(motivo.pk, 1)]
    assert lida(api, implantacao)["situacao"] == SituacaoImplantacao.SOLICITADA


def lida(api: Client, implantacao: Implantacao) -> dict[str, Any]:
    return pronto(api.get(f"/api/v1/implantacoes/{implantacao.pk}/"))
