"""O que cada unidade do Balcão faz: a ligação com o vocabulário, e a auditoria dela."""

import pghistory

from identidade.models.balcao import Balcao


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class ServicoOferecido(Balcao.servicos.through):  # type: ignore[name-defined, misc]
    """Uma linha de `Balcao.servicos`, vista como model: o gatilho anota o que entra e o que sai."""

    class Meta:
        proxy = True
        verbose_name = "serviço que a unidade oferece"
        verbose_name_plural = "serviços que as unidades oferecem"
