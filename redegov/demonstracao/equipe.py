"""A equipe da SGD na demonstração: uma pessoa por grupo, com senha sorteada por pasta de dados."""

import os
import secrets
from pathlib import Path

from django.contrib.auth.models import Group

from municipios.choices import Grupo
from municipios.models import Usuario
from redegov.simulador.personas import PERSONAS

# Quem da equipe também entra, e assina, pelo GOV.BR do simulador.
CPFS = {
    Grupo.ANALISTA: PERSONAS["carla"].cpf,
    Grupo.COORDENACAO: PERSONAS["rosa"].cpf,
}
EQUIPE = {
    Grupo.ANALISTA: "Carla Nogueira Prates",
    Grupo.GERENTE: "Gil Farias Monteiro",
    Grupo.LEITURA: "Lia Bastos Queiroz",
    Grupo.COORDENACAO: "Rosa Pires Andrade",
}


def criar_equipe(acessos: Path) -> dict[Grupo, Usuario]:
    """Cria quem falta; senhas novas só quando o arquivo de acessos não existe mais."""
    pessoas = {}
    linhas = []
    for grupo, nome in EQUIPE.items():
        usuario = _pessoa(grupo, nome)
        if not acessos.exists():
            senha = secrets.token_urlsafe(12)
            usuario.set_password(senha)
            usuario.save(update_fields=["password"])
            linhas.append(f"  {usuario.identificador:<34} {senha:<18} {Grupo(grupo).label}")
        pessoas[grupo] = usuario
    if linhas:
        _guardar(acessos, linhas)
    return pessoas


def _pessoa(grupo: Grupo, nome: str) -> Usuario:
    email = f"{nome.split()[0].lower()}@sgd.gov.br.invalid"
    usuario: Usuario | None = Usuario.objects.filter(identificador=email).first()
    if usuario is None:
        cpf = CPFS.get(grupo)
        usuario = Usuario.objects.create_user(email, nome=nome, email=email, is_staff=True, cpf=cpf)
    usuario.groups.set([Group.objects.get(name=grupo)])
    return usuario


def _guardar(acessos: Path, linhas: list[str]) -> None:
    texto = [
        "Equipe da SGD, em /equipe/entrar/ (e-mail, senha, grupo):",
        *linhas,
        "",
        "Entes, em “Entrar com GOV.BR” (o simulador pergunta quem você é):",
        *(f"  {p.nome_social or p.nome:<34} {p.papel}" for p in PERSONAS.values()),
    ]
    descritor = os.open(acessos, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descritor, "w", encoding="utf-8") as arquivo:
        arquivo.write("\n".join(texto) + "\n")
