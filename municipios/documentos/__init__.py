"""PDF e assinatura: compor o termo, preparar, embutir e conferir. Nada daqui conhece o banco."""
