"""Eventos: a agenda pública, o convite, e as páginas da equipe."""

from django.urls import URLPattern, path

from municipios.views import agenda, evento, inscricao

urlpatterns: list[URLPattern] = [
    path("eventos/", evento.evento_agenda, name="evento_agenda"),
    path("eventos/<int:pk>/", evento.evento_pagina, name="evento_pagina"),
    path(
        "eventos/convite/<str:segredo>/", inscricao.inscricao_responder, name="inscricao_responder"
    ),
    path(
        "equipe/eventos/<int:pk>/convidar/", inscricao.inscricao_convidar, name="inscricao_convidar"
    ),
    path("eventos/coortes/<slug:codigo>.ics", agenda.agenda_coorte, name="agenda_coorte"),
    path("eventos/<int:pk>/agenda.ics", agenda.agenda_evento, name="agenda_evento"),
    path("eventos/convite/<str:segredo>/agenda.ics", agenda.agenda_convite, name="agenda_convite"),
    path("equipe/eventos/", evento.evento_listar, name="evento_listar"),
    path("equipe/eventos/novo/", evento.evento_novo, name="evento_novo"),
    path("equipe/eventos/<int:pk>/", evento.evento_ver, name="evento_ver"),
    path("equipe/eventos/<int:pk>/mudar/", evento.evento_mudar, name="evento_mudar"),
    path("equipe/eventos/<int:pk>/publicar/", evento.evento_publicar, name="evento_publicar"),
    path("equipe/eventos/<int:pk>/realizar/", evento.evento_realizar, name="evento_realizar"),
    path("equipe/eventos/<int:pk>/cancelar/", evento.evento_cancelar, name="evento_cancelar"),
]
