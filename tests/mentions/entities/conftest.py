import pytest

from newsfacts.mentions.entities.names import NameMention
from newsfacts.spans import CharSpan


@pytest.fixture
def marked():
    """Turns "[Ann Roe|person] met [Bo|person|0.4]." into a text and its names."""

    def read(source):
        text, names = "", []
        for piece in source.split("["):
            if "]" not in piece:
                text += piece
                continue
            inside, rest = piece.split("]", 1)
            name, type_, *confidence = inside.split("|")
            span = CharSpan(len(text), len(text) + len(name))
            names.append(NameMention(span, name, type_, float(confidence[0]) if confidence else 1.0))
            text += name + rest
        return text, names

    return read
