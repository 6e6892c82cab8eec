"""Configuração do redegov: um arquivo plano, na ordem da documentação do Django.

Tudo o que muda de lugar para lugar vem do ambiente (`.env.example` explica cada variável).
"""

from pathlib import Path

import pgtrigger

from redegov import ancora, assinatura, cache, csp, env, openapi, registros, verificacao
from redegov.embarcado import enderecos

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Modo ---------------------------------------------------------------------------------------

MODO = env.escolha("REDEGOV_MODO", "demonstracao", {"demonstracao", "producao"})
PRODUCAO = MODO == "producao"
DEMONSTRACAO = not PRODUCAO
if PRODUCAO:
    env.exigir(*env.OBRIGATORIAS_EM_PRODUCAO, *assinatura.obrigatorias())

DADOS = env.pasta("REDEGOV_DADOS", BASE_DIR / "var")

# --- Núcleo -------------------------------------------------------------------------------------

DEBUG = False
SECRET_KEY = env.texto("REDEGOV_CHAVE_SECRETA") or enderecos.chave_secreta(DADOS)
PORTA = env.inteiro("PORTA", 8000)
URL_PUBLICA = env.texto("REDEGOV_URL", f"http://127.0.0.1:{PORTA}").rstrip("/")
ALLOWED_HOSTS = env.lista("REDEGOV_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [URL_PUBLICA]
ROOT_URLCONF = "redegov.urls"
WSGI_APPLICATION = "redegov.wsgi.application"

INSTALLED_APPS = [
    "redegov.apps.RedegovConfig",
    "identidade",
    "municipios",
    "redegov.apps.AdminDaEquipeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "axes",
    "csp",
    "django_filters",
    "drf_spectacular",
    "localflavor",
    "pghistory",
    "pgtrigger",
    "phonenumber_field",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "municipios.http.origem.OrigemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "municipios.http.segundo_fator.SegundoFatorDaEquipeMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "redegov.contexto.portal",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Banco --------------------------------------------------------------------------------------

# Um dialeto só, PostgreSQL (docs/adr/0005). Só o processo web tem pool (REDEGOV_POOL=10):
# comandos e tarefas (manage.py, Celery) abrem uma conexão por vez.
DATABASES = {
    "default": env.banco(
        env.texto("DATABASE_URL") or enderecos.url_postgres(DADOS),
        conexoes=env.inteiro("REDEGOV_POOL", 0),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Valkey: cache, trava e fila ----------------------------------------------------------------

REDIS_URL = env.texto("REDIS_URL") or enderecos.url_valkey(DADOS)
CACHES = cache.configuracao(enderecos.url_cache(REDIS_URL))
CELERY_BROKER_URL = enderecos.url_fila(REDIS_URL)

# --- Pessoas e entrada --------------------------------------------------------------------------

AUTH_USER_MODEL = "municipios.Usuario"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDADOR = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDADOR}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDADOR}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDADOR}.CommonPasswordValidator"},
]
LOGIN_URL = "entrar"
LOGIN_REDIRECT_URL = "meu_municipio"

# Do allauth usamos o fluxo do provedor e o segundo fator; cadastro e e-mail dele ficam de fora.
ACCOUNT_ADAPTER = "municipios.entrada.adaptador.AdaptadorDeConta"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "identificador"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Por pessoa, nunca por IP: atrás de um proxy, todos teriam o mesmo.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
MFA_ADAPTER = "municipios.entrada.adaptador.AdaptadorDeMfa"
MFA_TOTP_ISSUER = "redegov"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Em produção, a equipe só age com segundo fator (ou pelo GOV.BR); na demonstração é oferecido.
SEGUNDO_FATOR_OBRIGATORIO = PRODUCAO

# O simulador é outro processo; o endereço dele é guardado na pasta de dados por quem o sobe.
GOVBR_EMISSOR = env.texto("GOVBR_EMISSOR") or enderecos.url_simulador(DADOS)
GOVBR_CLIENT_ID = env.texto("GOVBR_CLIENT_ID", "redegov-demonstracao")
GOVBR_CLIENT_SECRET = env.texto("GOVBR_CLIENT_SECRET") or enderecos.segredo_simulador(DADOS)
ASSINATURA = assinatura.configuracao(DADOS, URL_PUBLICA, producao=PRODUCAO)
VERIFICACAO_PERMITIDOS = verificacao.configuracao(DADOS, producao=PRODUCAO)

# --- Sessão e cabeçalhos ------------------------------------------------------------------------

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCAO
SESSION_COOKIE_NAME = "__Host-sessao" if PRODUCAO else "sessao"
CSRF_FAILURE_VIEW = "redegov.erros.csrf_recusado"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCAO else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = PRODUCAO
SECURE_REDIRECT_EXEMPT = [r"^saude/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCAO else None
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCAO else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCAO
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = csp.politica(GOVBR_EMISSOR, ASSINATURA.oauth)

# --- Língua e relógio ---------------------------------------------------------------------------

LANGUAGE_CODE = "pt-br"
TIME_ZONE = "America/Sao_Paulo"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
PHONENUMBER_DEFAULT_REGION = "BR"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# --- Arquivos -----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.pasta("REDEGOV_ESTATICOS", BASE_DIR / "static" / "coletado")
STATICFILES_DIRS = [("", BASE_DIR / "static" / "construido")]
MEDIA_ROOT = DADOS / "arquivos"
ANCORAS = env.pasta("REDEGOV_ANCORAS", DADOS / "ancoras")
PROVAS_DA_ANCORA = ancora.configuracao()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["municipios.http.envio.EnvioLimitado"]
FILE_UPLOAD_PERMISSIONS = 0o600
IMPORTACAO_DE_LOOPBACK = False  # Baixar arquivo desta máquina: só os testes ligam.
# As planilhas de formato próprio: cada família, e o `Importador` que a lê.
IMPORTADORES = {
    "adesoes": "municipios.domain.adesao_em_lote.IMPORTADOR",
    "presencas": "municipios.domain.presenca_em_lote.IMPORTADOR",
    "relatorios": "identidade.domain.relatorio_em_lote.IMPORTADOR",
    "usos": "identidade.domain.uso_em_lote.IMPORTADOR",
}

# --- Correio ------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.texto("REDEGOV_EMAIL_REMETENTE", "redegov@demonstracao.invalid")
DOMINIO_DO_CORREIO = DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
EMAIL_PASTA = DADOS / "emails"
if EMAIL_URL := env.texto("EMAIL_URL"):
    vars().update(env.correio(EMAIL_URL))
else:
    EMAIL_BACKEND = "redegov.correio.PastaDeEmails"

# --- API ----------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "municipios.api.esquema.Esquema",
    "EXCEPTION_HANDLER": "municipios.api.recusa.tratar",
}
SPECTACULAR_SETTINGS = openapi.CONFIGURACAO
# Pedidos por minuto. Só se crê em X-Forwarded-For no que os nossos proxies (quantos?) escrevem.
LIMITE_POR_PESSOA = env.inteiro("REDEGOV_LIMITE_PESSOA", 1200)
LIMITE_POR_ENDERECO = env.inteiro("REDEGOV_LIMITE_ENDERECO", 240)
PROXIES = env.inteiro("REDEGOV_PROXIES", 0)

# --- Registros ----------------------------------------------------------------------------------

LOGGING = registros.configuracao(env.texto("REDEGOV_NIVEL_LOG", "INFO"))

# --- Bibliotecas --------------------------------------------------------------------------------

# Por conta, exista ou não; nunca por IP, que se troca (e que um proxy iguala).
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 10, 0.25
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
# Insistir durante o bloqueio não o estica: senão, prender alguém para fora seria fácil.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "municipios.entrada.equipe.identificador_da_tentativa"
AXES_LOCKOUT_CALLABLE = "municipios.entrada.equipe.resposta_de_bloqueio"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "identificador", "senha", "code"]
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
# Auditoria de campo por gatilho de instrução: uma linha de história por linha mudada, sem escapar.
PGHISTORY_LEVEL = pgtrigger.Statement
