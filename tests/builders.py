"""Construtores dos testes: funções simples, padrões explícitos, nenhum sorteio."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from municipios.choices import (
    CondicaoAutoridade,
    Esfera,
    FontePopulacao,
    Grupo,
    OrigemAdesao,
    PapelPontoFocal,
    SituacaoAdesao,
    SituacaoPontoFocal,
    TipoPontoFocal,
    Vinculo,
)
from municipios.choices.assinatura import (
    SituacaoAssinatura,
    SituacaoTermo,
    TipoAssinatura,
    ViaAssinatura,
)
from municipios.choices.campanha import (
    AssuntoReconfirmacao,
    MotivoCampanha,
    PublicoCampanha,
    SituacaoCampanha,
)
from municipios.choices.evento import ModalidadeEvento, SituacaoEvento, TipoEvento
from municipios.choices.pedido_autoridade import OrigemPedido, ProvaPedido
from municipios.domain.modelo_termo import carregar_provisorios
from municipios.domain.pedido_autoridade import pedir
from municipios.domain.preparo import iniciar, salvar_rascunho
from municipios.models import (
    Adesao,
    Assinatura,
    Autoridade,
    Campanha,
    ContraAssinatura,
    Ente,
    Evento,
    ModeloTermo,
    PedidoAutoridade,
    PontoFocal,
    Populacao,
    Reconfirmacao,
    Termo,
    Usuario,
)

VICOSA = "3171303"
UBATUBA = "3555406"
JOINVILLE = "4209102"

_CIDADES: dict[str, dict[str, Any]] = {
    VICOSA: {"nome": "Viçosa", "uf": "MG", "regiao": "SE"},
    UBATUBA: {"nome": "Ubatuba", "uf": "SP", "regiao": "SE"},
    JOINVILLE: {"nome": "Joinville", "uf": "SC", "regiao": "S"},
}


def criar_ente(codigo: str = VICOSA, **campos: Any) -> Ente:
    padrao = {"esfera": Esfera.MUNICIPAL, "nome": f"Cidade {codigo}", "uf": "MG", "regiao": "SE"}
    valores = padrao | _CIDADES.get(codigo, {}) | campos
    return Ente.objects.get_or_create(codigo_ibge=codigo, defaults=valores)[0]


def criar_populacao(ente: Ente, valor: int, *, ano: int = 2024, **campos: Any) -> Populacao:
    campos = {"fonte": FontePopulacao.ESTIMATIVA} | campos
    return Populacao.objects.create(ente=ente, ano=ano, valor=valor, **campos)


def criar_usuario(nome: str = "Davi Moreira Lins", **campos: Any) -> Usuario:
    """Pessoa que entrou pelo GOV.BR; o CPF é o que a liga a um ente."""
    identificador = campos.pop("identificador", nome.split()[0].lower())
    return Usuario.objects.create_user(f"govbr-{identificador}", nome=nome, **campos)


def criar_da_equipe(nome: str, grupo: Grupo, **campos: Any) -> Usuario:
    """Pessoa da SGD, com senha, num grupo."""
    email = f"{nome.split()[0].lower()}@sgd.gov.br.invalid"
    usuario = Usuario.objects.create_user(
        email, campos.pop("senha", None), nome=nome, email=email, is_staff=True, **campos
    )
    usuario.groups.add(Group.objects.get_or_create(name=grupo)[0])
    return usuario


def criar_autoridade(ente: Ente, **campos: Any) -> Autoridade:
    padrao = {
        "nome": "Pedro Antunes Salgado",
        "cpf": "99915738447",
        "cargo": "Prefeito",
        "condicao": CondicaoAutoridade.TITULAR,
        "inicio": date(2025, 1, 1),
        "fim": date(2028, 12, 31),
    }
    return Autoridade.objects.create(ente=ente, **(padrao | campos))


def criar_ponto_focal(ente: Ente, **campos: Any) -> PontoFocal:
    """Ponto focal já confirmado; passe `situacao` e `confirmado_em=None` para um indicado."""
    padrao = {
        "nome": "Ana Ribeiro Fontes",
        "cpf": "99931472146",
        "cargo": "Diretora de modernização",
        "vinculo": Vinculo.EFETIVO,
        "orgao": "Secretaria de Administração",
        "email": "ana.fontes@vicosa.mg.gov.br.invalid",
        "papel": PapelPontoFocal.NEGOCIAL,
        "tipo": TipoPontoFocal.TITULAR,
        "inicio": date(2025, 2, 1),
        "situacao": SituacaoPontoFocal.CONFIRMADO,
        "confirmado_em": datetime(2025, 2, 3, tzinfo=timezone.get_default_timezone()),
    }
    campos.setdefault("indicado_por", Usuario.objects.sistema())
    return PontoFocal.objects.create(ente=ente, **(padrao | campos))


def criar_adesao(ente: Ente, **campos: Any) -> Adesao:
    """Adesão em vigor, assinada antes do portal."""
    padrao = {
        "situacao": SituacaoAdesao.VIGENTE,
        "origem": OrigemAdesao.ANTERIOR,
        "assinada_em": date(2024, 3, 1),
        "vigente_desde": date(2024, 3, 1),
        "signatario_nome": "Pedro Antunes Salgado",
        "signatario_cpf": "99915738447",
        "signatario_cargo": "Prefeito",
    }
    campos.setdefault("registrada_por", Usuario.objects.sistema())
    return Adesao.objects.create(ente=ente, **(padrao | campos))


DADOS_DO_TERMO = {
    "orgao": "Secretaria de Administração",
    "endereco": "Praça do Rosário, 1, Centro",
    "email": "gabinete@vicosa.mg.gov.br.invalid",
}


def criar_rascunho(ente: Ente, *, por: Usuario, motivo: str = "") -> Adesao:
    """Adesão no portal com tudo escrito, pronta para gerar o documento."""
    if not ente.autoridades.exists():
        criar_autoridade(ente)
    adesao = iniciar(ente, por=por, motivo=motivo)
    return salvar_rascunho(adesao, por=por, versao=0, dados=DADOS_DO_TERMO)


def criar_tentativa(adesao: Adesao, *, por: Usuario) -> Assinatura:
    """Tentativa recusada, de um termo que ainda não ficou pronto."""
    carregar_provisorios()
    termo = adesao.termos.first() or Termo.objects.create(
        adesao=adesao,
        modelo=ModeloTermo.objects.get(esfera=Esfera.MUNICIPAL),
        codigo="AAAA-BBBB-CCCC",
        dados={},
        sha256_texto="0" * 64,
        pedido_por=por,
    )
    return Assinatura.objects.create(
        adesao=adesao, termo=termo, via=ViaAssinatura.ENVIO, por=por,
        situacao=SituacaoAssinatura.RECUSADA, recusa="sem_assinatura",
    )  # fmt: skip


def criar_a_espera_da_sgd(ente: Ente, *, por: Usuario) -> Adesao:
    """A autoridade já assinou, e falta a SGD. Só as linhas: os arquivos não existem."""
    adesao = criar_adesao(
        ente, situacao=SituacaoAdesao.AGUARDANDO_SGD, origem=OrigemAdesao.PORTAL, vigente_desde=None
    )
    carregar_provisorios()
    termo = Termo.objects.create(
        adesao=adesao, modelo=ModeloTermo.objects.get(esfera=ente.esfera), pedido_por=por,
        codigo="CCCC-DDDD-EEEE", dados={}, sha256_texto="0" * 64, exige_contra_assinatura=True,
        situacao=SituacaoTermo.PRONTO, arquivo="oferecido.pdf", sha256="1" * 64,
    )  # fmt: skip
    primeira = Assinatura.objects.create(
        adesao=adesao, termo=termo, via=ViaAssinatura.PORTAL, por=por, arquivo="assinado.pdf",
        situacao=SituacaoAssinatura.ACEITA, tipo=TipoAssinatura.AVANCADA, sha256="2" * 64,
        signatario_nome=adesao.signatario_nome, signatario_cpf=adesao.signatario_cpf,
    )  # fmt: skip
    ContraAssinatura.objects.create(
        termo=termo, primeira=primeira, preparado="preparado.pdf", hash_a_assinar="3" * 64
    )
    return adesao


def criar_evento(*, por: Usuario, **campos: Any) -> Evento:
    """Evento publicado, presencial, em 18/06/2099 das 14h às 17h, sem limite de vagas."""
    zona = timezone.get_default_timezone()
    padrao = {
        "nome": "Encontro de junho",
        "tipo": TipoEvento.REUNIAO,
        "modalidade": ModalidadeEvento.PRESENCIAL,
        "local": "Esplanada dos Ministérios, bloco K",
        "inicio": datetime(2099, 6, 18, 14, tzinfo=zona),
        "fim": datetime(2099, 6, 18, 17, tzinfo=zona),
        "organizador": "Secretaria de Governo Digital",
        "situacao": SituacaoEvento.PUBLICADO,
    }
    return Evento.objects.create(criado_por=por, **(padrao | campos))


def criar_reconfirmacao(ente: Ente, *, por: Usuario, **campos: Any) -> Reconfirmacao:
    """Pergunta em aberto sobre a chefia do ente (ou sobre `ponto_focal`), numa campanha aberta."""
    campanha, _ = Campanha.objects.get_or_create(
        nome="Posse de 2029",
        defaults={
            "motivo": MotivoCampanha.FIM_DE_MANDATO,
            "publico": PublicoCampanha.MUNICIPIOS,
            "inicio": date(2029, 1, 1),
            "prazo": date(2029, 2, 1),
            "situacao": SituacaoCampanha.ABERTA,
            "criada_por": por,
        },
    )
    if "ponto_focal" in campos:
        padrao: dict[str, Any] = {"assunto": AssuntoReconfirmacao.PONTO_FOCAL}
    else:
        padrao = {
            "assunto": AssuntoReconfirmacao.AUTORIDADE,
            "autoridade": ente.autoridades.first(),
        }
    padrao["prazo"] = campanha.prazo
    return Reconfirmacao.objects.create(campanha=campanha, ente=ente, **(padrao | campos))


def dados_de_indicacao(**campos: Any) -> dict[str, Any]:
    """O que se digita para indicar um ponto focal."""
    padrao = {
        "nome": "Iara Campos Duarte",
        "cpf": "99984531279",
        "cargo": "Analista de sistemas",
        "vinculo": Vinculo.EFETIVO,
        "orgao": "Secretaria de Administração",
        "email": "iara.duarte@vicosa.mg.gov.br.invalid",
        "papel": PapelPontoFocal.TECNICO,
        "tipo": TipoPontoFocal.SUPLENTE,
    }
    return padrao | campos


def pdf(nome: str = "termo.pdf", miolo: bytes = b"") -> SimpleUploadedFile:
    """O menor PDF que serve: começa e termina como PDF."""
    corpo = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n" + miolo + b"\ntrailer<<>>\n%%EOF\n"
    return SimpleUploadedFile(nome, corpo, content_type="application/pdf")


def png(nome: str = "posse.png") -> SimpleUploadedFile:
    """O menor PNG que serve."""
    corpo = b"\x89PNG\r\n\x1a\n" + nome.encode() + b"IEND\xaeB`\x82"
    return SimpleUploadedFile(nome, corpo, content_type="image/png")


def criar_pedido(ente: Ente, *, por: Usuario, **campos: Any) -> PedidoAutoridade:
    """Pedido de registro de autoridade, já enviado à SGD, da própria pessoa."""
    padrao: dict[str, Any] = {
        "origem": OrigemPedido.PESSOA,
        "cargo": "Prefeito",
        "inicio": date(2025, 1, 1),
        "prova": ProvaPedido.DIPLOMA,
        "email": "gabinete.novo@b.invalid",
        "documento": png(),
    }
    if campos.get("origem") == OrigemPedido.ENTE:
        padrao |= {"nome": "Rita Souto Melo", "cpf": "99953847010"}
    return pedir(ente, por=por, **(padrao | campos))
