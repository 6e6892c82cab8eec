"""QR code em SVG, para os documentos e para as páginas."""

import io

from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def qr_em_svg(endereco: str) -> str:
    saida, codigo = io.BytesIO(), QRCode(border=1, image_factory=SvgPathImage)
    codigo.add_data(endereco)
    codigo.make_image().save(saida)
    return saida.getvalue().decode()
