"""A bancada: velocidade em razões medidas numa só corrida, com piso e pares ao lado.

Milissegundos mudam de máquina para máquina; a razão entre o nosso caminho, o piso (o mínimo que a
mesma resposta exige) e os pares (o jeito comum de fazer) muda pouco.
"""
