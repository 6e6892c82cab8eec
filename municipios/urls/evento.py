"""Eventos: a agenda pública, o convite, a porta, os certificados e as páginas da equipe."""

from django.urls import URLPattern, path

from municipios.views import (
    agenda,
    certificado,
    endereco_agenda,
    evento,
    inscricao,
    material,
    presenca,
)

urlpatterns: list[URLPattern] = [
    path(
        "verificar/certificado/<str:codigo>/",
        certificado.certificado_verificar,
        name="certificado_verificar",
    ),
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
    path("equipe/eventos/<int:pk>/porta/", presenca.presenca_porta, name="presenca_porta"),
    path("equipe/eventos/<int:pk>/porta/marcar/", presenca.presenca_marcar, name="presenca_marcar"),
    path(
        "equipe/eventos/<int:pk>/presenca/importar/",
        presenca.presenca_importar,
        name="presenca_importar",
    ),
    path("equipe/eventos/<int:pk>/materiais/", material.material_listar, name="material_listar"),
    path("equipe/materiais/<int:pk>/retirar/", material.material_retirar, name="material_retirar"),
    path(
        "equipe/materiais/<int:pk>/arquivo/", material.material_conferir, name="material_conferir"
    ),
    path(
        "eventos/convite/<str:segredo>/materiais/<int:pk>/",
        material.material_baixar,
        name="material_baixar",
    ),
    path(
        "eventos/agenda/<str:segredo>.ics",
        endereco_agenda.endereco_agenda_ics,
        name="endereco_agenda_ics",
    ),
    path(
        "entes/<str:codigo_ibge>/agenda/",
        endereco_agenda.endereco_agenda_ente,
        name="endereco_agenda_ente",
    ),
    path(
        "equipe/coortes/<slug:codigo>/agenda/",
        endereco_agenda.endereco_agenda_coorte,
        name="endereco_agenda_coorte",
    ),
    path(
        "equipe/eventos/<int:pk>/convidados.csv",
        inscricao.inscricao_exportar,
        name="inscricao_exportar",
    ),
    path(
        "equipe/eventos/entrada/<str:codigo>/",
        presenca.presenca_entrada,
        name="presenca_entrada",
    ),
    path(
        "eventos/certificado/<str:segredo>/",
        certificado.certificado_baixar,
        name="certificado_baixar",
    ),
    path(
        "equipe/eventos/<int:pk>/presenca/encerrar/",
        certificado.certificado_encerrar,
        name="certificado_encerrar",
    ),
    path(
        "equipe/eventos/<int:pk>/presenca/reabrir/",
        certificado.certificado_reabrir,
        name="certificado_reabrir",
    ),
    path("equipe/eventos/<int:pk>/mudar/", evento.evento_mudar, name="evento_mudar"),
    path("equipe/eventos/<int:pk>/publicar/", evento.evento_publicar, name="evento_publicar"),
    path("equipe/eventos/<int:pk>/realizar/", evento.evento_realizar, name="evento_realizar"),
    path("equipe/eventos/<int:pk>/cancelar/", evento.evento_cancelar, name="evento_cancelar"),
]
