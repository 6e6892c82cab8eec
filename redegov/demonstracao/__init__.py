"""Dados de demonstração: cidades reais, pessoas e situações inventadas, pelos verbos do domínio."""
