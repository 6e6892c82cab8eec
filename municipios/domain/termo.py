"""O termo: pedir o documento, gerá-lo na varredura e oferecê-lo à assinatura."""

import hashlib
import json
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import AssuntoDecisao, SituacaoTermo, ValorDecisao
from municipios.documentos.processo import ProcessoCaiu
from municipios.documentos.selo import Preparado, preparar
from municipios.documentos.termo import FalhaAoCompor, Folha, compor
from municipios.domain.adesao import OFERECER
from municipios.domain.codigo import sortear_codigo
from municipios.domain.deposito import depositar
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.modelo_termo import VARIAVEIS, blocos
from municipios.domain.preparo import CAMPOS
from municipios.domain.transicoes import (
    SemPermissao,
    TransicaoInvalida,
    executar,
    registrar,
    salvar,
)
from municipios.models import Adesao, Autoridade, Decisao, ModeloTermo, Termo, Usuario
from municipios.permissions import age_pelo_ente

Documento = tuple[bytes, Preparado]
LOTE, RESERVA, TENTATIVAS = 20, timedelta(minutes=5), 3


@transaction.atomic
def pedir_termo(adesao: Adesao, *, por: Usuario, hoje: date | None = None) -> Termo:
    """Pede o documento com os dados do rascunho e a autoridade no cargo.

    Levanta `TransicaoInvalida` dizendo tudo o que falta, de uma vez.
    """
    fresca = Adesao.objects.select_for_update(of=("self",)).select_related("ente").get(pk=adesao.pk)
    if not age_pelo_ente(por, fresca):
        raise SemPermissao("Gerar o termo")
    if fresca.situacao != SituacaoAdesao.RASCUNHO:
        raise TransicaoInvalida(
            f"O documento já foi gerado: a adesão está em “{fresca.get_situacao_display()}”."
        )
    autoridade = fresca.ente.autoridades.no_cargo_em(hoje).first()
    modelo = ModeloTermo.objects.da_esfera_em(fresca.ente.esfera, hoje).first()
    if not autoridade or not modelo or faltas(fresca, autoridade):
        raise TransicaoInvalida(" ".join(faltas(fresca, autoridade, modelo)), codigo="falta")
    _retratar(fresca, autoridade)
    termo = _montar(fresca, autoridade, modelo, por)
    decidido = Decisao.objects.vigente(AssuntoDecisao.CONTRA_ASSINATURA, hoje)
    termo.exige_contra_assinatura = decidido == ValorDecisao.COM_CONTRA
    salvar(termo)
    registrar(fresca, "pedir_termo", "Gerar o termo", por=por)
    return termo


def faltas(
    adesao: Adesao, autoridade: Autoridade | None, modelo: ModeloTermo | bool | None = True
) -> list[str]:
    """O que impede gerar o documento, cada coisa com o que fazer."""
    ditas = [
        f"Escreva “{rotulo}”." for campo, rotulo in CAMPOS.items() if not adesao.dados.get(campo)
    ]
    if not autoridade:
        ditas.append(
            "Não consta quem chefia o Executivo. A SGD registra a autoridade, com o documento de "
            "posse ou diploma."
        )
    elif not autoridade.cpf:
        ditas.append("Falta o CPF da autoridade: é por ele que a assinatura se confere.")
    if not modelo:
        ditas.append("A SGD ainda não publicou o texto do termo para esta esfera.")
    return ditas


def _retratar(adesao: Adesao, autoridade: Autoridade) -> None:
    adesao.autoridade = autoridade
    adesao.signatario_nome, adesao.signatario_cpf = autoridade.nome, autoridade.cpf
    adesao.signatario_cargo = autoridade.cargo
    salvar(adesao, ["autoridade", "signatario_nome", "signatario_cpf", "signatario_cargo"])


def _montar(adesao: Adesao, autoridade: Autoridade, modelo: ModeloTermo, por: Usuario) -> Termo:
    valores = adesao.dados | {
        "ente": str(adesao.ente),
        "cnpj": adesao.ente.cnpj_formatado,
        "signatario": autoridade.nome,
        "cargo": autoridade.cargo,
    }
    texto = json.dumps(blocos(modelo.texto, valores), ensure_ascii=False, sort_keys=True)
    return Termo(
        adesao=adesao,
        modelo=modelo,
        codigo=sortear_codigo(),
        dados=valores,
        sha256_texto=hashlib.sha256(texto.encode()).hexdigest(),
        pedido_por=por,
    )


def gerar_pendentes() -> int:
    """A varredura: gera o que foi pedido e oferece à assinatura; diz quantos documentos saíram."""
    feitos = 0
    while reservados := _reservar():
        for termo, documento in zip(reservados, _documentos(reservados), strict=True):
            feitos += _concluir(termo, documento)
    return feitos


def _documentos(termos: list[Termo]) -> list[Documento | FalhaAoCompor]:
    """De cada termo, o PDF e o mesmo com o lugar da assinatura; o que falha não leva os outros."""
    try:
        compostos = list(compor(folha(termo) for termo in termos))
        prontos = [pdf for pdf in compostos if isinstance(pdf, bytes)]
        lugares = iter(preparar(prontos) if prontos else [])
    except (FalhaAoCompor, ProcessoCaiu) as erro:
        return [FalhaAoCompor(str(erro))] * len(termos)
    return [(pdf, next(lugares)) if isinstance(pdf, bytes) else pdf for pdf in compostos]


@transaction.atomic
def _reservar() -> list[Termo]:
    agora = timezone.now()
    livres = Termo.objects.a_gerar(agora).select_for_update(skip_locked=True, of=("self",))
    reservados = list(livres.select_related("modelo").order_by("pk")[:LOTE])
    for termo in reservados:
        termo.reservado_ate, termo.tentativas = agora + RESERVA, termo.tentativas + 1
    Termo.objects.bulk_update(reservados, ["reservado_ate", "tentativas"])
    return reservados


def folha(termo: Termo) -> Folha:
    """O que o PDF mostra, só do que está gravado: gerar de novo dá os mesmos bytes."""
    dia = timezone.localdate(termo.pedido_em)
    chaves = (termo.numero, termo.codigo, termo.sha256_texto)
    return _escrever(termo.modelo, termo.dados, *chaves, dia)


def _escrever(
    modelo: ModeloTermo, valores: dict[str, str], numero: str, codigo: str, sha256: str, dia: date
) -> Folha:
    return Folha(
        titulo=modelo.titulo,
        numero=numero,
        versao=modelo.versao,
        ente=valores["ente"],
        base_legal=modelo.base_legal,
        provisorio=modelo.provisorio,
        blocos=blocos(modelo.texto, valores),
        signatario=valores["signatario"],
        cargo=valores["cargo"],
        codigo=codigo,
        url=f"{settings.URL_PUBLICA}/verificar/{codigo}/",
        sha256_texto=sha256,
        dia=dia,
    )


def ensaio(modelo: ModeloTermo, dia: date) -> bytes:
    """O texto em PDF com dados de exemplo. Levanta `FalhaAoCompor`."""
    valores = dict.fromkeys(VARIAVEIS, "Exemplo") | {"ente": "Cidade de Exemplo (UF)"}
    (composto,) = compor([_escrever(modelo, valores, "ensaio", "XXXX-XXXX-XXXX", "0" * 64, dia)])
    if isinstance(composto, FalhaAoCompor):
        raise composto
    return composto


@transaction.atomic
def _concluir(termo: Termo, documento: Documento | FalhaAoCompor) -> bool:
    """Grava o documento e oferece; se a adesão mudou enquanto isso, o documento não vale."""
    adesao = Adesao.objects.select_for_update(of=("self",)).get(pk=termo.adesao_id)
    if Termo.objects.get(pk=termo.pk).situacao != SituacaoTermo.PEDIDO:
        return False
    if isinstance(documento, FalhaAoCompor):
        return _falhar(termo, str(documento))
    if adesao.situacao != SituacaoAdesao.RASCUNHO:
        termo.tentativas = TENTATIVAS
        return _falhar(termo, "A adesão mudou enquanto o documento era gerado. Peça de novo.")
    pdf, preparado = documento
    termo.arquivo, termo.sha256 = depositar(pdf, "pdf")
    termo.preparado, _ = depositar(preparado.pdf, "pdf")
    termo.hash_a_assinar = preparado.hash.hex()
    termo.situacao, termo.pronto_em, termo.reservado_ate = (
        SituacaoTermo.PRONTO,
        timezone.now(),
        None,
    )
    termo.save()
    executar(adesao, OFERECER, por=Usuario.objects.sistema())
    marcar_pendentes([adesao.ente_id], "adesao")
    return True


def _falhar(termo: Termo, motivo: str) -> bool:
    termo.erro, termo.reservado_ate = motivo[:300], None
    if termo.tentativas >= TENTATIVAS:
        termo.situacao = SituacaoTermo.FALHOU
    termo.save()
    return False
