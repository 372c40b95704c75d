"""Text of articles as text of HTML, whatever is in it."""

from html import escape

# Control characters would break the HTML or vanish from it; their pictures show where they are.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}


def escaped(text: str) -> str:
    """`text` as the content of an element."""
    return escape(text.translate(_CONTROLS), quote=False)


def attribute(text: str) -> str:
    """`text` as the value of an attribute in double quotes."""
    return escape(text.translate(_CONTROLS), quote=True)
