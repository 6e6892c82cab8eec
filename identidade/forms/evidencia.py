"""O que se escreve ou envia como prova: um grupo de campos por tipo que a etapa aceita."""

from collections.abc import Callable
from typing import Any

from django import forms

from identidade.choices import PROVAS_COM_ARQUIVO, TipoEvidencia
from identidade.domain.evidencia import ACEITAR, DEVOLVER, RETIRAR, aceitar, devolver, retirar
from identidade.domain.prova import Prova, por_extenso
from identidade.forms.implantacao import MotivoForm
from identidade.models import Etapa, Evidencia
from municipios.forms.campo import CampoDocumento
from municipios.models import Usuario
from municipios.validators import recusar_segredo

T = TipoEvidencia
SEM_SEGREDO = "Nunca envie credenciais, listas de CPF nem foto de pessoas."


def _texto(rotulo: str, ajuda: str, **opcoes: Any) -> Callable[[Etapa], forms.Field]:
    padrao: dict[str, Any] = {
        "max_length": 500,
        "required": False,
        "validators": [recusar_segredo],
    } | opcoes
    return lambda etapa: forms.CharField(label=rotulo, help_text=ajuda, **padrao)


def _data(rotulo: str) -> Callable[[Etapa], forms.Field]:
    return lambda etapa: forms.DateField(
        label=rotulo,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _endereco(rotulo: str, ajuda: str) -> Callable[[Etapa], forms.Field]:
    return lambda etapa: forms.URLField(
        label=rotulo, help_text=ajuda, required=False, max_length=500, assume_scheme="https",
        validators=[recusar_segredo],
    )  # fmt: skip


def _arquivo(rotulo: str, ajuda: str) -> Callable[[Etapa], forms.Field]:
    return lambda etapa: CampoDocumento(label=rotulo, help_text=f"{ajuda} {SEM_SEGREDO}")


# Tipo → nome do campo → como ele nasce.
CAMPOS: dict[TipoEvidencia, dict[str, Callable[[Etapa], forms.Field]]] = {
    T.NOTA: {"nota": _texto("Descrição", SEM_SEGREDO, widget=forms.Textarea(attrs={"rows": 3}))},
    T.PROTOCOLO: {"protocolo": _texto("Número do protocolo", "Como aparece no serviço da SGD.")},
    T.DATA: {"data": _data("Data em que aconteceu")},
    T.ENDERECO: {"endereco": _endereco("Endereço na internet", "Começa por https://.")},
    T.VIDEO: {
        "video": _endereco(
            "Endereço do vídeo", "Com a barra de endereço visível do começo ao fim, e sem rostos."
        )
    },
    T.IMAGEM: {
        "imagem": _arquivo("Imagem", "PNG ou JPEG de até 10 MB."),
        "sem_rosto": lambda etapa: forms.BooleanField(
            label="A imagem não mostra o rosto de ninguém", required=False
        ),
    },
    T.PDF: {"pdf": _arquivo("Documento em PDF", "Até 10 MB.")},
    T.DECRETO: {
        "decreto": _texto("Número do decreto ou ato", "Por exemplo: Decreto 123/2026."),
        "decreto_data": _data("Data do decreto ou ato"),
        "decreto_endereco": _endereco("Onde o ato está publicado", "Se estiver na internet."),
    },
    T.CHAVE_PGP: {
        "chave_pgp": _texto(
            "Chave PGP pública",
            "Cole o bloco inteiro da chave pública, nunca o da privada. Guardamos só a impressão "
            "digital e a validade.",
            max_length=60_000, widget=forms.Textarea(attrs={"rows": 5}), validators=[],
        )
    },
    T.PDF_ASSINADO: {
        "pdf_assinado": _arquivo("PDF assinado", "Conferimos se a assinatura é do GOV.BR.")
    },
    T.VERIFICACAO: {
        "verificacao": lambda etapa: forms.BooleanField(
            label="Usar a última verificação automática",
            help_text="A dos últimos 7 dias, se não achou problema. Peça-a na página da "
            "implantação.",
            required=False,
        )
    },
    T.LISTA: {
        "lista": lambda etapa: forms.MultipleChoiceField(
            label="Itens conferidos", required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(item, item) for item in etapa.itens],
        )
    },
}  # fmt: skip


class EvidenciaForm(forms.Form):
    """Os campos são os das provas que a etapa aceita; basta preencher os de uma."""

    def __init__(self, *args: Any, etapa: Etapa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.etapa = etapa
        for tipo in etapa.provas_aceitas:
            for nome, nasce in CAMPOS[tipo].items():
                self.fields[nome] = nasce(etapa)

    @property
    def o_que_pede(self) -> str:
        return por_extenso(self.etapa, self.etapa.provas_aceitas)

    def provas(self) -> list[Prova]:
        """Uma por tipo de que se preencheu algo."""
        dados = self.cleaned_data
        return [
            _prova(tipo, dados)
            for tipo in self.etapa.provas_aceitas
            if any(dados.get(nome) for nome in CAMPOS[tipo] if nome != "sem_rosto")
        ]


def _prova(tipo: TipoEvidencia, dados: dict[str, Any]) -> Prova:
    valor: Any = dados.get(tipo)
    if tipo in PROVAS_COM_ARQUIVO:
        return Prova(tipo, arquivo=valor, sem_rosto=bool(dados.get("sem_rosto")))
    if tipo == T.DECRETO:
        return Prova(tipo, texto=valor, data=dados["decreto_data"], url=dados["decreto_endereco"])
    if tipo == T.DATA:
        return Prova(tipo, data=valor)
    if tipo in {T.ENDERECO, T.VIDEO}:
        return Prova(tipo, url=valor)
    if tipo == T.LISTA:
        return Prova(tipo, itens=tuple(valor))
    return Prova(tipo, texto="" if tipo == T.VERIFICACAO else valor)


class AceitarForm(forms.Form):
    def agir(self, evidencia: Evidencia, *, por: Usuario) -> Evidencia:
        return aceitar(evidencia, por=por)


class DevolverForm(forms.Form):
    motivos = forms.CharField(
        label="O que falta ou está errado",
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[recusar_segredo],
        help_text="Um motivo por linha: diga tudo de uma vez. O ente lê cada um.",
    )

    def clean_motivos(self) -> list[str]:
        linhas = [linha.strip() for linha in self.cleaned_data["motivos"].splitlines()]
        return [linha for linha in linhas if linha]

    def agir(self, evidencia: Evidencia, *, por: Usuario) -> Evidencia:
        return devolver(evidencia, por=por, motivos=self.cleaned_data["motivos"])


class RetirarForm(MotivoForm):
    def agir(self, evidencia: Evidencia, *, por: Usuario) -> Evidencia:
        return retirar(evidencia, por=por, motivo=self.cleaned_data["motivo"])


FORMS: dict[str, type[AceitarForm] | type[DevolverForm] | type[RetirarForm]] = {
    ACEITAR.nome: AceitarForm,
    DEVOLVER.nome: DevolverForm,
    RETIRAR.nome: RetirarForm,
}
