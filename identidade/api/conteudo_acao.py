"""O conteúdo de uma ação que chega pela API: as chaves viram objetos, e o que falta fica."""

from typing import Any

from django.db.models import QuerySet

from identidade.domain.acao import Conteudo, acrescentar, mudar
from identidade.domain.conteudo_acao import com_a_mudanca
from identidade.domain.pessoa_acao import escolhiveis_na_sgd
from identidade.models import Acao, PlanoAcao, Produto
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import PontoFocal, Usuario


def acrescentar_ao_plano(plano: PlanoAcao, *, por: Usuario, **dados: Any) -> Acao:
    return acrescentar(plano, Conteudo(**_objetos(plano, dados, por)), por=por)


def mudar_em_parte(acao: Acao, *, por: Usuario, versao: int, **dados: Any) -> Acao:
    vista = com_a_mudanca(acao)
    nomes = ("titulo", "descricao", "lado", "produto", "ponto_focal", "analista", "depende_de")
    atuais = {n: getattr(vista, n) for n in (*nomes, "prazo_dias_uteis", "prioridade")}
    novos = atuais | _objetos(acao.plano, dados, por, acao)
    novos["ponto_focal" if novos["lado"] == Lado.SGD else "analista"] = None
    return mudar(acao, Conteudo(**novos), por=por, versao=versao)


def _objetos(
    plano: PlanoAcao, dados: dict[str, Any], por: Usuario, acao: Acao | None = None
) -> dict[str, Any]:
    """As chaves viram objetos; de outro ente ou de outro plano, é como se não existissem."""
    procura: dict[str, QuerySet[Any]] = {
        "produto": Produto.objects.all(),
        "ponto_focal": PontoFocal.objects.filter(ente=plano.ente_id),
        "depende_de": plano.acoes.no_plano(),
    }
    achados = dict(dados)
    if dados.get("analista"):
        quem = escolhiveis_na_sgd(plano, por, acao)
        procura["analista"] = quem
        dados = dados | {"analista": _chave(quem, dados["analista"])}
    for nome, consulta in procura.items():
        if dados.get(nome) is not None:
            achados[nome] = consulta.filter(pk=dados[nome]).first()
            if achados[nome] is None:
                raise TransicaoInvalida(f"Não há este valor de “{nome}” no plano.", codigo=nome)
    return achados


def _chave(pessoas: QuerySet[Usuario], email: str) -> int:
    """O e-mail é como a pessoa da equipe entra no portal; zero não é de ninguém."""
    return pessoas.filter(identificador=email.lower()).values_list("pk", flat=True).first() or 0
