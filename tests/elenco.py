"""O elenco: as mesmas pessoas em todo teste.

ana é ponto focal titular de Viçosa; bruno, ponto focal de Ubatuba; pedro, prefeito de Viçosa;
davi entrou e não tem vínculo. Da SGD: carla analisa, gil gerencia Viçosa, lia só lê, rosa
coordena.
"""

from datetime import date

import pytest

from municipios.choices import Grupo, NivelConta
from municipios.domain.modelo_termo import carregar_provisorios
from municipios.domain.raiz_confiavel import ler_raiz
from municipios.domain.termo import gerar_pendentes, pedir_termo
from municipios.models import Adesao, Ente, Gerencia, RaizConfiavel, Usuario
from redegov.simulador.personas import PERSONAS
from tests.builders import (
    UBATUBA,
    VICOSA,
    criar_autoridade,
    criar_da_equipe,
    criar_ente,
    criar_ponto_focal,
    criar_rascunho,
    criar_usuario,
)
from tests.simulador import SimuladorDeTeste


def entrar_em_cena(chave: str, nivel: NivelConta) -> Usuario:
    persona = PERSONAS[chave]
    return criar_usuario(
        persona.nome, identificador=chave, cpf=persona.cpf, email=persona.email, nivel_conta=nivel
    )


@pytest.fixture
def vicosa(db: None) -> Ente:
    return criar_ente(VICOSA)


@pytest.fixture
def ubatuba(db: None) -> Ente:
    return criar_ente(UBATUBA)


@pytest.fixture
def modelos(db: None) -> None:
    """O texto do termo de cada esfera, publicado."""
    carregar_provisorios()


@pytest.fixture
def ana(vicosa: Ente) -> Usuario:
    criar_ponto_focal(vicosa)
    return entrar_em_cena("ana", NivelConta.PRATA)


@pytest.fixture
def bruno(ubatuba: Ente) -> Usuario:
    persona = PERSONAS["bruno"]
    criar_ponto_focal(ubatuba, nome=persona.nome, cpf=persona.cpf, email=persona.email)
    return entrar_em_cena("bruno", NivelConta.OURO)


@pytest.fixture
def pedro(vicosa: Ente) -> Usuario:
    criar_autoridade(vicosa)
    return entrar_em_cena("pedro", NivelConta.OURO)


@pytest.fixture
def davi(db: None) -> Usuario:
    return entrar_em_cena("davi", NivelConta.BRONZE)


@pytest.fixture
def carla(db: None) -> Usuario:
    return criar_da_equipe("Carla Nogueira Prates", Grupo.ANALISTA)


@pytest.fixture
def gil(vicosa: Ente) -> Usuario:
    gil = criar_da_equipe("Gil Farias Monteiro", Grupo.GERENTE)
    Gerencia.objects.create(usuario=gil, ente=vicosa)
    return gil


@pytest.fixture
def lia(db: None) -> Usuario:
    return criar_da_equipe("Lia Bastos Queiroz", Grupo.LEITURA)


@pytest.fixture
def rosa(db: None) -> Usuario:
    return criar_da_equipe("Rosa Pires Andrade", Grupo.COORDENACAO)


@pytest.fixture
def raizes(db: None, simulador: SimuladorDeTeste) -> None:
    """As do simulador, em que o verificador deste teste confia."""
    for tipo in ("govbr", "icp_brasil"):
        pem = simulador.raiz(tipo)
        nome, impressao = ler_raiz(pem)
        RaizConfiavel.objects.create(
            nome=nome, tipo=tipo, pem=pem, impressao=impressao, desde=date(2020, 1, 1)
        )


@pytest.fixture
def adesao_a_assinar(
    vicosa: Ente, ana: Usuario, pedro: Usuario, modelos: None, raizes: None
) -> Adesao:
    """À espera da assinatura de pedro."""
    nova = criar_rascunho(vicosa, por=ana)
    pedir_termo(nova, por=ana)
    assert gerar_pendentes() == 1
    nova.refresh_from_db()
    return nova
