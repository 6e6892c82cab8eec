"""GOV.BR de mentira, para a demonstração e os testes: outro processo, HTTP de verdade.

`python -m redegov.simulador --dados PASTA` imita o Login Único como o manual o descreve, com as
manias dele (emissor com barra no fim, chave sem `use`, `email_verified` em texto). Não usa banco:
o estado vive na memória. Recusa-se a subir em produção.
"""
