"""Resumo de senha barato, para os testes que conferem dezenas delas."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SenhaBarata(Argon2PasswordHasher):
    algorithm = "argon2barato"
    time_cost = 1
    memory_cost = 64
    parallelism = 1
