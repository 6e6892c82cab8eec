"""O que qualquer pessoa sabe de um termo pelo código impresso nele, e se um arquivo confere."""

import hashlib
from dataclasses import dataclass
from datetime import date

from municipios.choices.assinatura import OrdemAssinatura
from municipios.domain.codigo import codigo_escrito
from municipios.models import Assinatura, Termo
from municipios.validators import mascarar_cpf


@dataclass(frozen=True)
class Autenticidade:
    """Sem dado pessoal além do nome e do cargo, que são públicos; o CPF, mascarado."""

    termo: Termo
    assinatura: Assinatura | None
    da_sgd: Assinatura | None = None

    @property
    def falta_a_sgd(self) -> bool:
        """A autoridade assinou, e a SGD, que neste termo também assina, ainda não."""
        exige = self.termo.exige_contra_assinatura
        return exige and self.assinatura is not None and self.da_sgd is None

    @property
    def completo(self) -> Assinatura | None:
        """A última assinatura, cujo arquivo traz todas; `None` se falta alguma."""
        return None if self.falta_a_sgd else self.da_sgd or self.assinatura

    @property
    def em_vigor(self) -> bool:
        return self.completo is not None and self.termo.adesao.esta_em_vigor

    @property
    def vigente_desde(self) -> date | None:
        return self.termo.adesao.vigente_desde if self.completo else None

    @property
    def outros_bytes(self) -> bool:
        """O assinado não começa pelos bytes oferecidos: duas pessoas da SGD o compararam."""
        return self.assinatura is not None and hasattr(self.assinatura, "comparacao")

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.termo.adesao.signatario_cpf)

    @property
    def situacao(self) -> str:
        if self.falta_a_sgd:
            return "sem_assinatura_da_sgd"
        return self.termo.adesao.situacao if self.completo else "sem_assinatura"

    def em_json(self) -> dict[str, object]:
        """Para máquinas: o mesmo que a página diz."""
        termo, adesao, assinatura = self.termo, self.termo.adesao, self.assinatura
        return {
            "codigo": termo.codigo,
            "numero": termo.numero,
            "ente": adesao.ente_id,
            "nome": str(adesao.ente),
            "versao_do_texto": termo.modelo.versao,
            "texto_provisorio": termo.modelo.provisorio,
            "situacao": self.situacao,
            "vigente_desde": self.vigente_desde,
            "signatario": adesao.signatario_nome,
            "cargo": adesao.signatario_cargo,
            "signatario_cpf": self.cpf_mascarado,
            "assinada_em": assinatura.assinada_em if assinatura else None,
            "tipo_de_assinatura": assinatura.tipo if assinatura else "",
            "sha256_do_texto": termo.sha256_texto,
            "sha256_do_documento": termo.sha256,
            "sha256_do_assinado": self.completo.sha256 if self.completo else "",
            "aceito_por_comparacao": self.outros_bytes,
            "dou_link": adesao.dou_link,
            "exige_assinatura_da_sgd": termo.exige_contra_assinatura,
            "assinatura_da_sgd": self._da_sgd_em_json(),
        }

    def _da_sgd_em_json(self) -> dict[str, object] | None:
        feita = self.da_sgd
        if feita is None:
            return None
        return {
            "signatario": feita.signatario_nome,
            "signatario_cpf": feita.signatario_cpf_mascarado,
            "assinada_em": feita.assinada_em,
            "tipo_de_assinatura": feita.tipo,
        }

    def confere(self, conteudo: bytes) -> str:
        """assinado, so_a_autoridade, oferecido ou outro: o que é, comparado byte por byte."""
        sha256 = hashlib.sha256(conteudo).hexdigest()
        if self.completo and sha256 == self.completo.sha256:
            return "assinado"
        if self.assinatura and sha256 == self.assinatura.sha256 != self.termo.sha256:
            return "so_a_autoridade"
        return "oferecido" if sha256 == self.termo.sha256 else "outro"


def autenticidade(codigo: str) -> Autenticidade | None:
    """Aceita o código com ou sem traços, em maiúsculas ou minúsculas. `None` se não existe."""
    termo = (
        Termo.objects.prontos()
        .filter(codigo=codigo_escrito(codigo))
        .select_related("adesao__ente", "modelo")
        .first()
    )
    return autenticidade_do(termo) if termo else None


def autenticidade_do(termo: Termo) -> Autenticidade:
    aceitas = termo.assinaturas.aceitas().select_related("comparacao")
    por_ordem = {assinatura.ordem: assinatura for assinatura in aceitas}
    da_autoridade = por_ordem.get(OrdemAssinatura.AUTORIDADE)
    return Autenticidade(termo, da_autoridade, por_ordem.get(OrdemAssinatura.SGD))
