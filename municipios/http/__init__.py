"""O que é do protocolo HTTP e serve a mais de uma fronteira."""
