"""Documentos que o portal compõe sobre produtos e planos."""
