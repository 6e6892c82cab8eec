"""Quem entra pelo simulador: nomes e CPFs inventados, com dígitos verificadores corretos."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    """`nivel` no vocabulário do GOV.BR (bronze, silver, gold); e-mail vazio = não verificado."""

    chave: str
    nome: str
    cpf: str
    nivel: str
    papel: str
    nome_social: str = ""
    email: str = ""
    telefone: str = ""


PERSONAS = {
    persona.chave: persona
    for persona in (
        Persona(
            chave="ana",
            nome="Ana Ribeiro Fontes",
            cpf="99931472146",
            nivel="silver",
            papel="Ponto focal titular de Viçosa (MG)",
            email="ana.fontes@vicosa.mg.gov.br.invalid",
            telefone="31900000001",
        ),
        Persona(
            chave="bruno",
            nome="Bruno Tavares Leme",
            cpf="99948210670",
            nivel="gold",
            papel="Ponto focal titular de Ubatuba (SP)",
            email="bruno.leme@ubatuba.sp.gov.br.invalid",
        ),
        Persona(
            chave="pedro",
            nome="Pedro Antunes Salgado",
            cpf="99915738447",
            nivel="gold",
            papel="Prefeito de Viçosa (MG)",
            email="gabinete@vicosa.mg.gov.br.invalid",
        ),
        Persona(
            chave="julia",
            nome="Júlia Werner Hoffmann",
            cpf="99927184557",
            nivel="gold",
            papel="Prefeita de Joinville (SC)",
            email="gabinete@joinville.sc.gov.br.invalid",
        ),
        Persona(
            chave="iara",
            nome="Iara Campos Duarte",
            cpf="99984531279",
            nivel="silver",
            papel="Ponto focal titular de Joinville (SC)",
            email="iara.duarte@joinville.sc.gov.br.invalid",
        ),
        Persona(
            chave="luana",
            nome="Lucas Andrade Pinto",
            nome_social="Luana Andrade Pinto",
            cpf="99953847010",
            nivel="silver",
            papel="Ponto focal suplente de Viçosa (MG), com nome social",
            email="luana.pinto@vicosa.mg.gov.br.invalid",
        ),
        Persona(
            chave="otavio",
            nome="Otávio Reis Barros",
            cpf="99971265303",
            nivel="bronze",
            papel="Ponto focal de Itapecerica da Serra (SP), conta bronze",
        ),
        Persona(
            chave="helena",
            nome="Helena Vasconcelos Rocha",
            cpf="99906418974",
            nivel="gold",
            papel="Governadora de Minas Gerais",
            email="gabinete@mg.gov.br.invalid",
        ),
        Persona(
            chave="carla",
            nome="Carla Nogueira Prates",
            cpf="99960325741",
            nivel="gold",
            papel="Equipe da SGD",
            email="carla.prates@sgd.gov.br.invalid",
        ),
        Persona(
            chave="rosa",
            nome="Rosa Pires Andrade",
            cpf="99917526412",
            nivel="gold",
            papel="Coordenação da SGD",
            email="rosa.andrade@sgd.gov.br.invalid",
        ),
        Persona(
            chave="otto",
            nome="Otto Furtado Neves",
            cpf="99970241842",
            nivel="silver",
            papel="Responsável por um consórcio: vê as cidades que delegaram",
            email="otto.neves@cip.org.br.invalid",
        ),
        Persona(
            chave="teresa",
            nome="Teresa Lobato Cunha",
            cpf="99938271502",
            nivel="gold",
            papel="Prefeita que a Rede ainda não conhece: pede o registro",
            email="gabinete@cidade-nova.gov.br.invalid",
        ),
        Persona(
            chave="davi",
            nome="Davi Moreira Lins",
            cpf="00092641830",
            nivel="bronze",
            papel="Sem vínculo com ente nenhum, e-mail não verificado",
        ),
    )
}
