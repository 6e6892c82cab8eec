"""Olhar, de fora, o que a cidade diz ter posto no ar. Roda só no trabalhador, nunca na web."""
