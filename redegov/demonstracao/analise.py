"""Na demonstração, termos assinados à espera da análise da SGD, e um pedido de registro a conferir.

A análise se decidiu por um tempo e já se dispensou: quem adere agora entra em vigor na hora.
"""

import struct
import zlib
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from municipios.choices import NivelConta
from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.choices.pedido_autoridade import OrigemPedido, ProvaPedido
from municipios.domain.analise import assumir
from municipios.domain.atesto import atestar, confirmar_atesto
from municipios.domain.autoridade import registrar_mandato
from municipios.domain.deposito import retirar
from municipios.domain.pedido_autoridade import pedir
from municipios.domain.preparo import iniciar, salvar_rascunho
from municipios.domain.termo import gerar_pendentes, pedir_termo
from municipios.domain.usuario import receber_do_govbr
from municipios.govbr.identidade import Identidade
from municipios.models import Adesao, Decisao, Ente, PedidoAutoridade, Usuario
from redegov.demonstracao.historia import FIM_DO_MANDATO, POSSE
from redegov.demonstracao.pessoas import pessoa

MARINGA, SALVADOR, VARGINHA = "4115200", "2927408", "3170701"
HA_DIAS = 12
REFERENCIA = "Demonstração: decisão inventada."


def assinar_termos(analista: Usuario, coordenacao: Usuario) -> None:
    """Dois termos em papel, atestados por uma pessoa e confirmados por outra.

    Um espera quem o analise, o outro já tem dono. Repetir não muda nada.
    """
    if Decisao.objects.filter(assunto=AssuntoDecisao.ANALISE).exists():
        return
    _decidir(ValorDecisao.COM_ANALISE, coordenacao, ha=90)
    adesoes = [
        _preparar(ente, ordem, analista)
        for ordem, ente in enumerate(Ente.objects.filter(pk__in=(MARINGA, SALVADOR)))
        if not ente.adesoes.exists()
    ]
    gerar_pendentes()
    for adesao in adesoes:
        papel = SimpleUploadedFile("termo.pdf", retirar(adesao.termos.prontos().get().arquivo))
        dia = timezone.localdate() - timedelta(days=HA_DIAS)
        atesto = atestar(adesao, por=analista, digitalizado=papel, assinada_em=dia)
        confirmar_atesto(atesto, por=coordenacao)
    for adesao in adesoes[1:]:
        assumir(adesao, por=analista)
    _decidir(ValorDecisao.SEM_ANALISE, coordenacao, ha=0)


def _decidir(valor: ValorDecisao, por: Usuario, *, ha: int) -> None:
    Decisao.objects.create(
        assunto=AssuntoDecisao.ANALISE,
        valor=valor,
        inicio=timezone.localdate() - timedelta(days=ha),
        referencia=REFERENCIA,
        registrada_por=por,
    )


def _preparar(ente: Ente, ordem: int, por: Usuario) -> Adesao:
    chefe = pessoa(800 + ordem)
    email = f"gabinete@{ente.pk}.invalid"
    registrar_mandato(
        ente,
        por=por,
        nome=chefe.nome,
        cpf=chefe.cpf,
        cargo="Chefe do Executivo",
        email=email,
        inicio=POSSE,
        fim=FIM_DO_MANDATO,
    )
    dados = {
        "orgao": "Secretaria de Administração",
        "endereco": "Praça da Demonstração, 1",
        "email": email,
    }
    escrita = salvar_rascunho(iniciar(ente, por=por), por=por, versao=0, dados=dados)
    pedir_termo(escrita, por=por)
    return escrita


def pedir_registro() -> None:
    """Quem a Rede não conhece diz que chefia uma cidade, e espera a SGD. Repetir não muda nada."""
    ente = Ente.objects.filter(pk=VARGINHA).first()
    if ente is None or PedidoAutoridade.objects.exists():
        return
    gente = pessoa(820)
    quem = receber_do_govbr(
        Identidade(
            cpf=gente.cpf,
            nome=gente.nome,
            nome_social="",
            email=gente.email("varginha.mg.gov.br"),
            nivel=NivelConta.OURO,
        )
    )
    pedir(
        ente,
        por=quem,
        origem=OrigemPedido.PESSOA,
        documento=_imagem(),
        cargo="Prefeita",
        inicio=POSSE,
        email=gente.email("varginha.mg.gov.br"),
        prova=ProvaPedido.DIPLOMA,
    )


def _imagem() -> SimpleUploadedFile:
    """Uma folha cinza, em PNG: no lugar do diploma digitalizado."""
    largura, altura = 210, 297
    cabeca = struct.pack(">IIBBBBB", largura, altura, 8, 0, 0, 0, 0)
    pontos = zlib.compress((b"\x00" + b"\xd0" * largura) * altura)
    partes = ((b"IHDR", cabeca), (b"IDAT", pontos), (b"IEND", b""))
    corpo = b"".join(
        struct.pack(">I", len(dados)) + nome + dados + struct.pack(">I", zlib.crc32(nome + dados))
        for nome, dados in partes
    )
    return SimpleUploadedFile("diploma.png", b"\x89PNG\r\n\x1a\n" + corpo)
