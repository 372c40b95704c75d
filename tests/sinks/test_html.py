import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.records import Entity, Extraction, Mention, Producer
from newsfacts.sinks.html import marked_article
from tests.samples import TEXT, sample

VOID = {"br", "meta"}


class Reader(HTMLParser):
    """Collects the visible text of the article part and checks that every tag is closed."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class", "")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any("nf-text" in class_ for _, class_ in self.open):
            self.text.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_html_shows_the_whole_text_and_marks_the_facts():
    reader = read(marked_article(sample()))
    assert "".join(reader.text) == TEXT
    marks = [attrs for tag, attrs in reader.tags if tag == "mark"]
    assert any(mark["class"] == "nf-event" and mark["data-label"] == "agreement" for mark in marks)
    assert any("party Norway, Denmark" in mark["title"] for mark in marks)
    assert any(mark.get("data-label") == "~1.40 gigawatt" for mark in marks)
    assert any(attrs.get("class") == "nf-furniture" for _, attrs in reader.tags)


def test_html_escapes_the_article():
    html = marked_article(sample())
    assert "&lt;Five&gt; charts &amp; a map" in html
    assert "<Five>" not in html


def test_html_loads_nothing():
    html = sample()._repr_html_()
    assert not re.search(r"https?:|//|<script|<link|<img|@import|url\(", html)


def test_overlapping_marks_share_their_pieces():
    text = "Bank of New York Mellon"
    spans = [(0, 23), (8, 16), (12, 23)]
    entities = tuple(
        Entity(
            id=f"e{number}",
            type="organization",
            name=f"N{number}",
            mentions=(Mention(start=start, end=end, text=text[start:end], kind="name"),),
            confidence=1.0,
        )
        for number, (start, end) in enumerate(spans, start=1)
    )
    facts = Extraction(doc_id="x", text=text, entities=entities, producer=Producer(version="0"))
    marks = [attrs["title"] for tag, attrs in read(marked_article(facts)).tags if tag == "mark"]
    found = [re.findall(r"e\d", title) for title in marks]
    assert found == [["e1"], ["e1", "e2"], ["e1", "e2", "e3"], ["e1", "e3"]]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_any_text_with_any_marks_is_well_formed(text, data):
    spans = []
    for number in range(1, data.draw(st.integers(0, 6)) + 1 if text else 1):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        mention = Mention(start=start, end=end, text=text[start:end], kind="name")
        spans.append(Entity(id=f"e{number}", type="event", name='"<&>', mentions=(mention,), confidence=0.5))
    facts = Extraction(
        doc_id="x", text=text, title=text, entities=tuple(spans), producer=Producer(version="0")
    )
    shown = "".join(read(marked_article(facts)).text)
    controls = {chr(code) for code in range(0x20)} | {"\x7f"}
    assert len(shown) == len(text)
    assert all(a == b or b in controls for a, b in zip(shown, text, strict=True))
