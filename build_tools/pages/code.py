"""The code at the foot of a printed page, by which a phone comes to the page itself."""

from __future__ import annotations

import segno

_FOOT = "<!-- code -->"


def with_code(html: str, address: str) -> str:
    """The page with the QR code of its published address; without an address, without a code.

    Pages that have no place for one stay as they are. Level M withstands what happens to paper;
    the quiet zone is the white of the paper, which the style sheet keeps.

    Source: ISO/IEC 18004:2015, level M (restores about 15% of a symbol).
    """
    if _FOOT not in html or not address:
        return html.replace(_FOOT, "")
    drawn = segno.make_qr(address, error="m", boost_error=False).svg_inline(
        border=0, omitsize=True, svgclass=None, lineclass=None
    )
    label = 'role="img" aria-label="本节地址的二维码 QR code of this section’s address"'
    return html.replace(_FOOT, drawn.replace("<svg", f"<svg {label}", 1))
