"""Envio de arquivos com limite: o que passa dele nunca chega à memória nem ao disco.

Um pedido que já se anuncia enorme é recusado antes de ser lido (413). Entre um limite e outro, o
arquivo grande demais é lido e descartado: chega ao formulário vazio, mas com o tamanho que tinha,
para que a página diga por que não serve sem perder o que a pessoa digitou.
"""

import io
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO

TAMANHO_MAXIMO_DO_PEDIDO = 2 * TAMANHO_MAXIMO_DO_ARQUIVO


class EnvioLimitado(TemporaryFileUploadHandler):
    recebidos = 0

    def handle_raw_input(  # type: ignore[override]
        self, input_data: Any, meta: Any, content_length: int, *args: Any, **opcoes: Any
    ) -> None:
        if content_length > TAMANHO_MAXIMO_DO_PEDIDO:
            raise RequestDataTooBig("O pedido passa do tamanho aceito.")

    def new_file(self, *args: Any, **opcoes: Any) -> None:
        super().new_file(*args, **opcoes)
        self.recebidos = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.recebidos = start + len(raw_data)
        if self.recebidos <= TAMANHO_MAXIMO_DO_ARQUIVO:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:
        if self.recebidos <= TAMANHO_MAXIMO_DO_ARQUIVO:
            return super().file_complete(file_size)
        self.file.close()
        return UploadedFile(io.BytesIO(), self.file_name, self.content_type, self.recebidos)
