"""O elenco: as mesmas pessoas em todo teste.

ana é ponto focal titular de Viçosa; bruno, ponto focal de Ubatuba; pedro, prefeito de Viçosa;
davi entrou e não tem vínculo. Da SGD: carla analisa, gil gerencia Viçosa, lia só lê, rosa
coordena.
"""

import pytest

from municipios.choices import Grupo, NivelConta
from municipios.domain.modelo_termo import carregar_provisorios
from municipios.models import Ente, Gerencia, Usuario
from redegov.simulador.personas import PERSONAS
from tests.builders import (
    UBATUBA,
    VICOSA,
    criar_autoridade,
    criar_da_equipe,
    criar_ente,
    criar_ponto_focal,
    criar_usuario,
)


def _persona(chave: str, nivel: NivelConta) -> Usuario:
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
    return _persona("ana", NivelConta.PRATA)


@pytest.fixture
def bruno(ubatuba: Ente) -> Usuario:
    persona = PERSONAS["bruno"]
    criar_ponto_focal(ubatuba, nome=persona.nome, cpf=persona.cpf, email=persona.email)
    return _persona("bruno", NivelConta.OURO)


@pytest.fixture
def pedro(vicosa: Ente) -> Usuario:
    criar_autoridade(vicosa)
    return _persona("pedro", NivelConta.OURO)


@pytest.fixture
def davi(db: None) -> Usuario:
    return _persona("davi", NivelConta.BRONZE)


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
