"""A história inventada: quem aderiu, quem responde por cada ente e até onde cada produto chegou."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from identidade.choices import CodigoProduto, Via
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.passo import concluir
from identidade.models import Passo, Produto
from municipios.choices import PapelPontoFocal, TipoPontoFocal, Vinculo
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.domain.autoridade import registrar_mandato
from municipios.domain.coorte import ACIMA_DE_300_MIL
from municipios.domain.mensagem import enviar
from municipios.domain.ponto_focal import indicar
from municipios.models import Adesao, Ente, Membro, Usuario
from redegov.demonstracao.pessoas import Pessoa, pessoa
from redegov.demonstracao.prova import provas_de
from redegov.demonstracao.site import publicar_site
from redegov.simulador.personas import PERSONAS

POSSE, FIM_DO_MANDATO = date(2025, 1, 1), date(2028, 12, 31)
VICOSA, UBATUBA, JOINVILLE, ITAPECERICA, MINAS = "3171303", "3555406", "4209102", "3522208", "31"
PERSONAGENS = [VICOSA, UBATUBA, JOINVILLE, ITAPECERICA, MINAS]
OUTRAS_CIDADES = 24
COM_IMPLANTACAO = 18
QUANTOS_FOCAIS = (1, 1, 1, 1, 1, 1, 0, 2)
# Quem chegou ao fim do roteiro começou há mais tempo: já tem meses de uso para informar.
HA_DIAS, HA_DIAS_NO_FIM = 20, 260
VIA = {
    CodigoProduto.AUTENTICACAO: Via.API,
    CodigoProduto.BALCAO: Via.UNIDADE,
    CodigoProduto.PROVA_DE_VIDA: Via.CADPREV,
}
ONDE = {
    CodigoProduto.AUTENTICACAO: "Portal do cidadão",
    CodigoProduto.BALCAO: "Central de atendimento",
    CodigoProduto.PROVA_DE_VIDA: "Instituto de previdência",
}


def contar(entes: Iterable[tuple[int, Ente]], analista: Usuario) -> None:
    """Escreve a história pelos verbos do domínio, um ente por transação."""
    for ordem, ente in entes:
        with transaction.atomic():
            _contar_do_ente(ente, ordem, analista)


def escolher_entes() -> list[tuple[int, Ente]]:
    """Os entes que ainda não têm história, com a sua ordem: interrompida, ela continua daqui.

    São as cidades das personas, 6 em cada 10 da coorte prioritária e outras pelo país.
    """
    contados = set(Adesao.objects.values_list("ente", flat=True))
    return [(i, ente) for i, ente in enumerate(elenco()) if ente.pk not in contados]


def elenco() -> list[Ente]:
    """Todos os da história, na ordem; os das personas primeiro."""
    coorte = Membro.objects.atuais().filter(coorte__codigo=ACIMA_DE_300_MIL)
    prioritarias = Ente.objects.filter(pk__in=coorte.values("ente")).order_by("pk")
    outras = Ente.objects.municipios().exclude(pk__in=coorte.values("ente")).order_by("pk")
    passo = max(1, outras.count() // OUTRAS_CIDADES)
    escolhidos = [ente for i, ente in enumerate(prioritarias) if i % 5 < 3]
    escolhidos += [ente for i, ente in enumerate(outras) if i % passo == 0]
    personagens = Ente.objects.in_bulk(PERSONAGENS)
    return [
        *(personagens[codigo] for codigo in PERSONAGENS if codigo in personagens),
        *(ente for ente in escolhidos if ente.pk not in PERSONAGENS),
    ]


def _contar_do_ente(ente: Ente, ordem: int, analista: Usuario) -> None:
    chefe, cargo = _chefe(ente, ordem)
    autoridade = registrar_mandato(
        ente,
        por=analista,
        nome=chefe.nome,
        cpf=chefe.cpf,
        cargo=cargo,
        email=f"gabinete@{ente.pk}.invalid",
        inicio=POSSE,
        fim=FIM_DO_MANDATO,
    )
    registrar_anterior(
        ente,
        por=analista,
        assinada_em=date(2025, 1, 15) + timedelta(days=ordem * 2 % 600),
        autoridade=autoridade,
    )
    for gente, tipo in _focais(ente, ordem):
        _indicar(ente, gente, tipo, analista)
    if ente.pk in (JOINVILLE, VICOSA) or (ente.pk not in PERSONAGENS and ordem < COM_IMPLANTACAO):
        _implantar(ente, ordem, analista)
    if ente.pk in (JOINVILLE, VICOSA):
        _dar_boas_vindas(ente, analista)


def _dar_boas_vindas(ente: Ente, analista: Usuario) -> None:
    enviar(
        ente,
        por=analista,
        texto=(
            "Boas-vindas à Rede GOV.BR. Por aqui vocês falam com a equipe da SGD.\n\n"
            "Qual sistema da cidade vai ser o primeiro a usar a entrada única?"
        ),
    )


def _da_persona(chave: str) -> Pessoa:
    return Pessoa(PERSONAS[chave].nome, PERSONAS[chave].cpf)


def _chefe(ente: Ente, ordem: int) -> tuple[Pessoa, str]:
    personas = {VICOSA: ("pedro", "Prefeito"), JOINVILLE: ("julia", "Prefeita")}
    personas[MINAS] = ("helena", "Governadora")
    if ente.pk in personas:
        chave, cargo = personas[ente.pk]
        return _da_persona(chave), cargo
    return pessoa(ordem * 3), "Chefe do Executivo"


def _focais(ente: Ente, ordem: int) -> list[tuple[Pessoa, TipoPontoFocal]]:
    titular, suplente = TipoPontoFocal.TITULAR, TipoPontoFocal.SUPLENTE
    personas = {
        VICOSA: [(_da_persona("ana"), titular), (_da_persona("luana"), suplente)],
        UBATUBA: [(_da_persona("bruno"), titular)],
        JOINVILLE: [(_da_persona("iara"), titular)],
        ITAPECERICA: [(_da_persona("otavio"), titular)],
        MINAS: [],
    }
    inventados = [(pessoa(ordem * 3 + 1), titular), (pessoa(ordem * 3 + 2), suplente)]
    return personas.get(ente.pk, inventados[: QUANTOS_FOCAIS[ordem % len(QUANTOS_FOCAIS)]])


def _indicar(ente: Ente, gente: Pessoa, tipo: TipoPontoFocal, analista: Usuario) -> None:
    indicar(
        ente,
        por=analista,
        motivo="Demonstração",
        nome=gente.nome,
        cpf=gente.cpf,
        cargo="Diretoria de modernização",
        vinculo=Vinculo.EFETIVO,
        orgao="Secretaria de Administração",
        email=gente.email(f"{ente.pk}.gov.br"),
        papel=PapelPontoFocal.NEGOCIAL
        if tipo == TipoPontoFocal.TITULAR
        else PapelPontoFocal.TECNICO,
        tipo=tipo,
    )


def _implantar(ente: Ente, ordem: int, analista: Usuario) -> None:
    """Um ou dois produtos, cada um até um passo diferente, com datas espalhadas pelo ano."""
    agora = timezone.now()
    for posicao, (produto, via) in enumerate(VIA.items()):
        if posicao and (ordem + posicao) % 3:
            continue
        implantacao = criar_implantacao(
            ente,
            produto=Produto.objects.get(pk=produto),
            via=via,
            nome=ONDE[produto],
            por=analista,
        )
        passos = list(implantacao.passos.select_related("etapa", "implantacao"))
        ate = len(passos) if ordem % 4 == 1 else (ordem * 3 + posicao) % len(passos)
        ha = HA_DIAS_NO_FIM if ate == len(passos) else HA_DIAS
        comeco = agora - timedelta(days=ha + ordem * 5 % 200)
        for dia, passo in enumerate(passos[:ate]):
            _concluir(passo, analista, min(agora, comeco + timedelta(days=dia * 4)))
        if produto == CodigoProduto.AUTENTICACAO:
            publicar_site(ente, implantacao, analista)


def _concluir(passo: Passo, analista: Usuario, agora: datetime) -> None:
    provas = provas_de(passo.etapa, dia=timezone.localdate(agora))
    concluir(passo, por=analista, provas=provas, agora=agora)
