"""O app do Celery e a agenda inteira do beat: o que roda, e quando, está só aqui."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")

# Batida que o trabalhador não pegou a tempo se descarta: a seguinte varre as mesmas linhas. Os
# lembretes rodam às 8h e a cada hora do dia, para alcançar o que uma parada fez perder: a chave do
# aviso impede repetição.
AGENDA = {
    "sinal de vida do trabalhador": {
        "task": "redegov.tasks.bater",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "consolidar pendentes": {
        "task": "identidade.tasks.consolidar_pendentes",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "entregar avisos": {
        "task": "municipios.tasks.entregar",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "importar": {
        "task": "municipios.tasks.importar",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "gerar termos": {
        "task": "municipios.tasks.gerar_termos",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "conferir assinaturas": {
        "task": "municipios.tasks.conferir_assinaturas",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "preparar contra-assinaturas": {
        "task": "municipios.tasks.preparar_contra_assinaturas",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "desenhar comparações": {
        "task": "municipios.tasks.desenhar_comparacoes",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "verificar sistemas": {
        "task": "identidade.tasks.verificar_sistemas",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "levar implantações à versão nova do roteiro": {
        "task": "identidade.tasks.migrar_implantacoes",
        "schedule": 60,
        "options": {"expires": 50},
    },
    # A cada hora uma parte: a semana inteira se espalha por igual.
    "pedir verificações da semana": {
        "task": "identidade.tasks.pedir_verificacoes_da_semana",
        "schedule": crontab(minute="35"),
        "options": {"expires": 3000},
    },
    "lembrar pontos focais": {
        "task": "municipios.tasks.lembrar_pontos_focais",
        "schedule": crontab(hour="8-20", minute="0"),
        "options": {"expires": 3000},
    },
    "lembrar contra-assinaturas": {
        "task": "municipios.tasks.lembrar_contra_assinaturas",
        "schedule": crontab(hour="8-20", minute="35"),
        "options": {"expires": 3000},
    },
    "lembrar implantações paradas": {
        "task": "identidade.tasks.lembrar_implantacoes_paradas",
        "schedule": crontab(hour="8-20", minute="5"),
        "options": {"expires": 3000},
    },
    "lembrar relatórios de hub": {
        "task": "identidade.tasks.lembrar_relatorios",
        "schedule": crontab(hour="8-20", minute="45"),
        "options": {"expires": 3000},
    },
    "alarmar protocolos e chaves": {
        "task": "identidade.tasks.alarmar_prazos",
        "schedule": crontab(hour="8-20", minute="15"),
        "options": {"expires": 3000},
    },
    "avisar dos planos de ação": {
        "task": "identidade.tasks.avisar_dos_planos",
        "schedule": crontab(hour="8-20", minute="25"),
        "options": {"expires": 3000},
    },
    "lembrar delegações por vencer": {
        "task": "municipios.tasks.lembrar_delegacoes",
        "schedule": crontab(hour="8-20", minute="55"),
        "options": {"expires": 3000},
    },
    # A visão do hub acaba na data; aqui se escreve o fim, e se avisa.
    "terminar delegações vencidas": {
        "task": "municipios.tasks.terminar_delegacoes",
        "schedule": crontab(hour="0-7", minute="32"),
        "options": {"expires": 3000},
    },
    "encerrar adesões denunciadas": {
        "task": "municipios.tasks.encerrar_adesoes_denunciadas",
        "schedule": crontab(minute="10"),
        "options": {"expires": 3000},
    },
    "fotografar contagens": {
        "task": "identidade.tasks.fotografar_contagens",
        "schedule": crontab(minute="55"),
        "options": {"expires": 200},
    },
    "reconstruir consolidados": {
        "task": "identidade.tasks.reconstruir_consolidados",
        "schedule": crontab(hour="3", minute="10"),
    },
    # Depois de os consolidados se refazerem, e de hora em hora para alcançar a batida perdida.
    "procurar contradições": {
        "task": "identidade.tasks.procurar_contradicoes",
        "schedule": crontab(hour="4-7", minute="5"),
        "options": {"expires": 3000},
    },
    "terminar entregas de arquivos": {
        "task": "municipios.tasks.terminar_entregas_de_arquivos",
        "schedule": crontab(minute="20"),
        "options": {"expires": 3000},
    },
    "descartar importações esquecidas": {
        "task": "municipios.tasks.descartar_importacoes_esquecidas",
        "schedule": crontab(hour="3", minute="35"),
    },
    # Toda hora da madrugada, para a âncora do dia sair mesmo que uma batida se perca.
    "ancorar o histórico": {
        "task": "municipios.tasks.ancorar_historico",
        "schedule": crontab(hour="1-6", minute="25"),
        "options": {"expires": 3000},
    },
    # A campanha que a equipe programou para o dia da posse abre antes da rotina do fim de mandato,
    # que já não repete as perguntas.
    "abrir campanhas": {
        "task": "municipios.tasks.abrir_campanhas",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 500},
    },
    "tratar fins de mandato": {
        "task": "municipios.tasks.tratar_fins_de_mandato",
        "schedule": crontab(hour="0-7", minute="12"),
        "options": {"expires": 3000},
    },
    "perguntar de tempos em tempos": {
        "task": "municipios.tasks.perguntar_de_tempos_em_tempos",
        "schedule": crontab(hour="1-7", minute="22"),
        "options": {"expires": 3000},
    },
    "encerrar campanhas respondidas": {
        "task": "municipios.tasks.encerrar_campanhas_respondidas",
        "schedule": crontab(hour="3", minute="45"),
    },
    "terminar encerramentos de campanhas": {
        "task": "municipios.tasks.terminar_campanhas",
        "schedule": 60,
        "options": {"expires": 50},
    },
    "levar e cancelar pedidos de nova assinatura": {
        "task": "municipios.tasks.varrer_renovacoes",
        "schedule": 60,
        "options": {"expires": 50},
    },
    "cobrar novas assinaturas": {
        "task": "municipios.tasks.cobrar_reassinaturas",
        "schedule": crontab(hour="8-20", minute="35"),
        "options": {"expires": 3000},
    },
    "cobrar reconfirmações": {
        "task": "municipios.tasks.cobrar_reconfirmacoes",
        "schedule": crontab(hour="8-20", minute="15"),
        "options": {"expires": 3000},
    },
    "lembrar eventos": {
        "task": "municipios.tasks.lembrar_eventos",
        "schedule": crontab(hour="8-20", minute="25"),
        "options": {"expires": 3000},
    },
    "limpar sessões": {
        "task": "municipios.tasks.limpar_sessoes",
        "schedule": crontab(hour="3", minute="40"),
    },
}

app = Celery("redegov")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    timezone="America/Sao_Paulo",
    task_ignore_result=True,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    # A linha no banco é a verdade e o aviso à fila só adianta: fila fora não segura o pedido.
    task_publish_retry=False,
    beat_schedule=AGENDA,
    beat_scheduler="redegov.batida:RelogioQueBate",
)
app.autodiscover_tasks()
