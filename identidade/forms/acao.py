"""O que se digita de uma ação do plano, e ao mudar a situação dela."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from identidade.choices.plano import METAS, Prioridade
from identidade.domain.acao import Conteudo
from identidade.domain.conteudo_acao import com_a_mudanca
from identidade.domain.ligacao_acao import PADRAO as META_PADRAO
from identidade.domain.ligacao_acao import comecar_e_ligar, ligar
from identidade.domain.pessoa_acao import escolhiveis_na_sgd
from identidade.domain.situacao_acao import BLOQUEAR
from identidade.models import Acao, Implantacao, MotivoBloqueio, PlanoAcao, Produto, Roteiro
from identidade.models.acao import MAIOR_PRAZO
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import Transicao
from municipios.models import Usuario
from municipios.validators import recusar_segredo

NINGUEM = ("", "Qualquer pessoa do lado")
PADRAO = {"prazo_dias_uteis": 20, "prioridade": Prioridade.MEDIA}
FOCAL, ANALISTA = "focal", "analista"
COMPARADOS = (
    "titulo", "descricao", "produto", "lado", "pessoa", "prazo_dias_uteis", "prioridade",
    "depende_de",
)  # fmt: skip


class AcaoForm(forms.Form):
    """`versao` é a que se leu; a lista de pessoas é dos dois lados, e confere com o lado.

    Cada campo leva escondido o que se leu, para se saber o que a pessoa mudou de fato.
    """

    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False, initial=0)
    titulo = forms.CharField(label="O que fazer", max_length=160, validators=[recusar_segredo])
    descricao = forms.CharField(
        label="Como",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[recusar_segredo],
    )
    produto = forms.ModelChoiceField(
        label="Produto", queryset=Produto.objects.all(), required=False, empty_label="Nenhum"
    )
    lado = forms.ChoiceField(label="De quem é", choices=Lado.choices)
    pessoa = forms.ChoiceField(label="Pessoa", required=False)
    prazo_dias_uteis = forms.IntegerField(
        label="Prazo em dias úteis",
        min_value=1,
        max_value=MAIOR_PRAZO,
        help_text="Conta do dia do acordo, sem os feriados nacionais e os da UF.",
    )
    prioridade = forms.TypedChoiceField(label="Prioridade", choices=Prioridade.choices, coerce=int)
    depende_de = forms.ModelChoiceField(
        label="Só depois da ação", queryset=Acao.objects.none(), required=False,
        empty_label="Nenhuma",
    )  # fmt: skip

    def __init__(
        self, *args: Any, plano: PlanoAcao, por: Usuario, acao: Acao | None = None, **kw: Any
    ) -> None:
        kw.setdefault("initial", _do_que_esta(acao) if acao else PADRAO)
        super().__init__(*args, **kw)
        self.por = por
        for nome in COMPARADOS:
            self.fields[nome].show_hidden_initial = acao is not None
        self.focais = {
            f"{FOCAL}-{p.pk}": p for p in plano.ente.pontos_focais.em_aberto().no_periodo()
        }
        self.analistas = {f"{ANALISTA}-{u.pk}": u for u in escolhiveis_na_sgd(plano, por, acao)}
        self.fields["pessoa"].choices = [  # type: ignore[attr-defined]
            NINGUEM,
            ("Ente", [(chave, p.nome) for chave, p in self.focais.items()]),
            ("SGD", [(chave, str(u)) for chave, u in self.analistas.items()]),
        ]
        outras = plano.acoes.no_plano()
        self.fields["depende_de"].queryset = outras.exclude(pk=acao.pk) if acao else outras  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        quem = dados.get("pessoa", "")
        do_lado = self.analistas if dados.get("lado") == Lado.SGD else self.focais
        if quem and quem not in do_lado:
            recusa = "Esta pessoa é do outro lado. Mude “De quem é”, ou escolha outra pessoa."
            raise ValidationError({"pessoa": recusa})
        return dados

    @property
    def conteudo(self) -> Conteudo:
        dados = {c: v for c, v in self.cleaned_data.items() if c not in ("versao", "pessoa")}
        quem = self.cleaned_data["pessoa"]
        return Conteudo(
            **dados, ponto_focal=self.focais.get(quem), analista=self.analistas.get(quem)
        )

    def legivel(self, campo: str, valor: Any) -> str:
        """O valor como a tela o mostra: o rótulo da opção, e não a chave."""
        opcoes = _planas(getattr(self.fields[campo], "choices", ()))
        rotulos = {str(chave): str(rotulo) for chave, rotulo in opcoes}
        return rotulos.get(_texto(valor), _texto(valor))

    def juntar(self, atual: Acao) -> list[tuple[str, str, str]]:
        """O que a pessoa não mudou passa ao que o outro gravou; o que os dois mudaram se devolve.

        Cada linha é (campo, como ficou gravado, o que você escreveu). Salvar de novo vale.
        """
        gravado = AcaoForm(plano=atual.plano, acao=atual, por=self.por).initial
        lidos, seus = dict(self.data.items()), set(self.changed_data)
        novos, diferencas = {"versao": str(atual.versao)}, []
        for campo in COMPARADOS:
            ficou, escrito = _texto(gravado[campo]), lidos.get(self.add_prefix(campo), "")
            novos[f"initial-{campo}"] = ficou
            if campo not in seus:
                novos[campo] = ficou
            elif ficou not in (escrito, lidos.get(f"initial-{campo}")):
                rotulo = str(self.fields[campo].label)
                diferencas.append(
                    (rotulo, self.legivel(campo, ficou), self.legivel(campo, escrito))
                )
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for campo, valor in novos.items():
            self.data[campo] = valor  # type: ignore[index]
        return diferencas


class LigacaoForm(forms.Form):
    """Uma implantação que já existe, ou o nome e a via de uma nova."""

    implantacao = forms.ModelChoiceField(
        label="Implantação", queryset=Implantacao.objects.none(), required=False,
        empty_label="Começar uma nova",
    )  # fmt: skip
    nome = forms.CharField(
        label="Sistema ou unidade da nova",
        max_length=120,
        required=False,
        validators=[recusar_segredo],
        help_text="Onde o produto será usado. Só para começar uma nova.",
    )
    via = forms.ChoiceField(label="Via da nova", required=False)
    meta = forms.ChoiceField(
        label="A ação está feita quando a implantação chegar a",
        choices=[(s.value, s.label) for s in METAS],
        initial=META_PADRAO,
    )

    def __init__(self, *args: Any, acao: Acao, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dela = Implantacao.objects.filter(ente=acao.ente_id, produto=acao.produto_id)
        self.fields["implantacao"].queryset = dela  # type: ignore[attr-defined]
        self.fields["implantacao"].label_from_instance = (  # type: ignore[attr-defined]
            lambda i: f"{i.nome} ({i.get_situacao_display().lower()})"
        )
        vias = Roteiro.objects.vigentes().filter(produto=acao.produto_id)
        self.fields["via"].choices = [(r.via, r.get_via_display()) for r in vias]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        if not dados.get("implantacao") and not dados.get("nome", "").strip():
            self.add_error("nome", "Escolha uma implantação, ou diga o nome da nova.")
        return dados

    def ligar(self, acao: Acao, *, por: Usuario) -> Acao:
        dados = self.cleaned_data
        if dados["implantacao"]:
            return ligar(acao, dados["implantacao"], por=por, meta=dados["meta"])
        nova = {nome: dados[nome] for nome in ("via", "nome", "meta")}
        return comecar_e_ligar(acao, por=por, **nova)


class SituacaoForm(forms.Form):
    """Motivo da lista só ao bloquear; a explicação, conforme a transição."""

    motivo_bloqueio = forms.ModelChoiceField(
        label="Motivo", queryset=MotivoBloqueio.objects.all(), empty_label="Escolha o motivo"
    )
    motivo = forms.CharField(
        label="Explicação",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[recusar_segredo],
        help_text="Fica no histórico. Não escreva senhas nem CPFs.",
    )

    def __init__(self, *args: Any, transicao: Transicao, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].required = transicao.exige_motivo
        if transicao is not BLOQUEAR:
            del self.fields["motivo_bloqueio"]


def _texto(valor: Any) -> str:
    return "" if valor is None else str(valor)


def _planas(opcoes: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    for chave, rotulo in opcoes:
        if isinstance(rotulo, list):
            yield from rotulo
        else:
            yield chave, rotulo


def _do_que_esta(acao: Acao) -> dict[str, Any]:
    vista = com_a_mudanca(acao)
    quem = f"{FOCAL}-{vista.ponto_focal_id}" if vista.ponto_focal_id else ""
    quem = f"{ANALISTA}-{vista.analista_id}" if vista.analista_id else quem
    return {
        "versao": vista.versao,
        "titulo": vista.titulo,
        "descricao": vista.descricao,
        "produto": vista.produto_id,
        "lado": vista.lado,
        "pessoa": quem,
        "prazo_dias_uteis": vista.prazo_dias_uteis,
        "prioridade": vista.prioridade,
        "depende_de": vista.depende_de_id,
    }
