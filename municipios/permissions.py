"""Quem pode: predicados (usuário, objeto) usados nas tabelas de transição e nas fronteiras."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from municipios.choices import Grupo, TipoImportacao
from municipios.choices.hub import PapelOperador
from municipios.models import Ente, Hub, Operador, Usuario


def _ente_de(objeto: Any) -> str:
    return objeto.pk if isinstance(objeto, Ente) else objeto.ente_id


def eh_da_equipe(usuario: Usuario | AnonymousUser, objeto: Any = None) -> bool:
    return isinstance(usuario, Usuario) and usuario.eh_da_equipe


def coordena(usuario: Usuario, objeto: Any = None) -> bool:
    return usuario.eh_da_equipe and (usuario.is_superuser or Grupo.COORDENACAO in usuario.grupos)


def age_pelo_ente(usuario: Usuario, objeto: Any) -> bool:
    """Representante do ente, ou equipe da SGD com poder de agir por ele."""
    return Ente.objects.administrados_por(usuario).filter(pk=_ente_de(objeto)).exists()


def equipe_age_pelo_ente(usuario: Usuario, objeto: Any) -> bool:
    """Só a equipe, e só quem não é de leitura: analista, coordenação, gerente na sua carteira."""
    return usuario.eh_da_equipe and age_pelo_ente(usuario, objeto)


def representa_o_ente(usuario: Usuario, objeto: Any) -> bool:
    return Ente.objects.representados_por(usuario).filter(pk=_ente_de(objeto)).exists()


def eh_autoridade_do_ente(usuario: Usuario, objeto: Any) -> bool:
    """Chefe do Executivo no cargo hoje, pelo CPF do GOV.BR."""
    if not usuario.cpf or not usuario.is_active:
        return False
    autoridades = Ente.objects.get(pk=_ente_de(objeto)).autoridades
    return autoridades.no_cargo_em().filter(cpf=usuario.cpf).exists()


def indica_ponto_focal(usuario: Usuario, objeto: Any) -> bool:
    """A autoridade no cargo indica; a equipe da SGD indica pelo ente que não tem ninguém."""
    return eh_autoridade_do_ente(usuario, objeto) or equipe_age_pelo_ente(usuario, objeto)


def confere_indicacao(usuario: Usuario, objeto: Any) -> bool:
    """A equipe que age pelo ente, menos quem indicou ou foi indicado."""
    de_outro = usuario.pk != objeto.indicado_por_id and (
        not usuario.cpf or usuario.cpf != objeto.cpf
    )
    return de_outro and equipe_age_pelo_ente(usuario, objeto)


def eh_a_propria_pessoa(usuario: Usuario, objeto: Any) -> bool:
    """A pessoa de quem a linha fala, pelo CPF do GOV.BR."""
    return bool(usuario.cpf) and usuario.is_active and usuario.cpf == objeto.cpf


def encerra_adesao(usuario: Usuario, objeto: Any) -> bool:
    """A rotina, quando a denúncia faz efeito; ou a equipe, que não precisa esperar por ela."""
    return eh_o_sistema(usuario) or equipe_age_pelo_ente(usuario, objeto)


def assina_o_termo(usuario: Usuario, objeto: Any) -> bool:
    """A autoridade do termo, pelo CPF do GOV.BR, e ainda no cargo."""
    return (
        bool(usuario.cpf)
        and usuario.cpf == objeto.signatario_cpf
        and eh_autoridade_do_ente(usuario, objeto)
    )


def contra_assina(usuario: Usuario, objeto: Any) -> bool:
    """Quem assina pela SGD: a coordenação, com CPF, e nunca a própria autoridade do termo."""
    return coordena(usuario) and bool(usuario.cpf) and usuario.cpf != objeto.signatario_cpf


def poe_em_vigor(usuario: Usuario, objeto: Any) -> bool:
    """Sem análise, a rotina, quando a assinatura confere; com ela, a equipe."""
    return eh_o_sistema(usuario) or equipe_age_pelo_ente(usuario, objeto)


def importa(usuario: Usuario, objeto: Any = None) -> bool:
    """Arquivo muda o país inteiro: só quem age por qualquer ente (analista e coordenação).

    O do relatório de um hub, também quem opera por ele.
    """
    if usuario.administra_todos:
        return True
    do_hub = getattr(objeto, "tipo", "") == TipoImportacao.RELATORIOS and objeto.hub_id is not None
    return do_hub and opera_o_hub(usuario, objeto)


def descarta_importacao(usuario: Usuario, objeto: Any = None) -> bool:
    """A equipe; ou a rotina, quando ninguém voltou para confirmar."""
    return importa(usuario, objeto) or eh_o_sistema(usuario)


def eh_o_sistema(usuario: Usuario, objeto: Any = None) -> bool:
    return usuario.eh_o_sistema


def conduz_campanha(usuario: Usuario, objeto: Any = None) -> bool:
    """Campanha alcança o país: a rotina, ou quem age por qualquer ente."""
    return usuario.administra_todos or eh_o_sistema(usuario)


def conduz_evento(usuario: Usuario, objeto: Any = None) -> bool:
    """Evento reúne entes de toda parte: a rotina, ou quem age por qualquer ente."""
    return usuario.administra_todos or eh_o_sistema(usuario)


def troca_pessoas(usuario: Usuario, objeto: Any) -> bool:
    """Quem indica e substitui pontos focais; ou a rotina, no fim do mandato."""
    return eh_o_sistema(usuario) or indica_ponto_focal(usuario, objeto)


def pede_registro(usuario: Usuario, objeto: Any) -> bool:
    """A própria pessoa, pelo CPF do GOV.BR; ou quem representa o ente. A SGD registra, não pede."""
    if usuario.eh_da_equipe:
        return False
    if objeto.eh_da_propria_pessoa:
        return objeto.por_id == usuario.pk and eh_a_propria_pessoa(usuario, objeto)
    return representa_o_ente(usuario, objeto)


def confere_pedido(usuario: Usuario, objeto: Any) -> bool:
    """A equipe que age pelo ente, menos quem pediu ou de quem o pedido fala."""
    de_outro = usuario.pk != objeto.por_id and (not usuario.cpf or usuario.cpf != objeto.cpf)
    return de_outro and equipe_age_pelo_ente(usuario, objeto)


def cadastra_hub(usuario: Usuario, objeto: Any = None) -> bool:
    return usuario.administra_todos


def termina_delegacao(usuario: Usuario, objeto: Any) -> bool:
    """A rotina, quando o prazo passa; ou quem delega de novo sobre a que venceu."""
    return eh_o_sistema(usuario) or age_pelo_ente(usuario, objeto)


def _hub_de(objeto: Any) -> int:
    return objeto.pk if isinstance(objeto, Hub) else objeto.hub_id


def opera_o_hub(usuario: Usuario, objeto: Any) -> bool:
    """Operador confirmado, hoje, de um hub ativo."""
    return Hub.objects.operados_por(usuario).filter(pk=_hub_de(objeto)).exists()


def responde_pelo_hub(usuario: Usuario, objeto: Any) -> bool:
    """O responsável, e não todo operador; ou quem, na SGD, age por qualquer ente."""
    if usuario.administra_todos:
        return True
    dele = Operador.objects.em_exercicio().filter(hub=_hub_de(objeto), cpf=usuario.cpf or "-")
    return opera_o_hub(usuario, objeto) and dele.filter(papel=PapelOperador.RESPONSAVEL).exists()


def trata_do_relatorio(usuario: Usuario, objeto: Any) -> bool:
    """Quem opera pelo hub; ou quem, na SGD, age por qualquer ente."""
    return usuario.administra_todos or opera_o_hub(usuario, objeto)
