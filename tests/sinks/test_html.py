import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.errors import InvalidOptionsError
from newsfacts.records import Argument, Entity, Event, Events, Extraction, Mention, Producer, Span
from newsfacts.sinks.html import marked_article
from tests.samples import EVENTS, PRODUCER, TEXT, argument, sample

VOID = {"br", "meta", "input"}


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


def marks(reader):
    return [attrs for tag, attrs in reader.tags if tag == "mark" and "title" in attrs]


def test_html_shows_the_whole_text_and_marks_the_facts():
    reader = read(marked_article(sample()))
    assert "".join(reader.text) == TEXT
    notes = {mark["class"].split()[0]: mark["title"] for mark in marks(reader)}
    assert notes["nf-event"].startswith("v2 agreement")
    assert notes["nf-quantity"] == "q2 money: 2,500,000,000–3,000,000,000 EUR"
    assert notes["nf-date"] == "d1 DATE: 2021-03 (stated)"
    assert any("party Norway, Denmark" in mark["title"] for mark in marks(reader))
    assert any(attrs.get("class") == "nf-furniture" for _, attrs in reader.tags)


def test_every_event_has_a_button_named_in_words_and_labels_that_choose_it():
    reader = read(marked_article(sample(), scope="s"))
    buttons = [attrs for tag, attrs in reader.tags if tag == "input" and attrs.get("class") == "nf-pick"]
    assert [button["id"] for button in buttons] == ["s-v1", "s-v2"]
    assert {button["name"] for button in buttons} == {"s-pick"}
    assert buttons[0]["aria-label"].startswith("v1 agreement: party Norway, Denmark; subject Skagen link")
    targets = [attrs["for"] for tag, attrs in reader.tags if tag == "label" and "for" in attrs]
    assert targets == ["s-v1"] * 2 + ["s-v2"] * 2 + ["s-v1"] * 3 + ["s-v2"] * 3
    tags = [attrs["data-label"] for tag, attrs in reader.tags if attrs.get("class") == "nf-tag"]
    assert tags == ["agreement", "agreement"]


def test_what_takes_part_in_an_event_carries_its_role():
    reader = read(marked_article(sample()))
    named = [attrs["data-v1"] for _, attrs in reader.tags if "data-v1" in attrs]
    assert named == ["party", "party", "subject", "time", "source"]
    entity = next(attrs for attrs in marks(reader) if attrs["title"].startswith("e2"))
    assert entity["class"].split() == ["nf-entity", "nf-v1"]


def test_an_argument_of_several_pieces_is_named_once_and_lit_whole():
    event = EVENTS[0].model_copy(
        update={"roles": {"subject": (argument("the Skagen link"),)}, "source": None}
    )
    facts = sample().model_copy(update={"events": Events([event])})
    reader = read(marked_article(facts))
    pieces = [attrs for tag, attrs in reader.tags if tag == "mark" and attrs["class"].endswith("nf-v1")]
    assert [piece.get("data-v1") for piece in pieces] == [None, "subject", None]
    assert [piece["class"] for piece in pieces] == ["nf-event nf-v1", "nf-v1", "nf-entity nf-v1"]


def test_two_events_at_one_word_can_both_be_chosen():
    second = EVENTS[1].model_copy(update={"trigger": EVENTS[0].trigger, "type": "announcement"})
    facts = sample().model_copy(update={"events": Events([EVENTS[0], second])})
    html = marked_article(facts, scope="s")
    reader = read(html)
    assert html.count('<input class="nf-pick"') == 2
    tags = [(attrs["for"], attrs["data-label"]) for _, attrs in reader.tags if attrs.get("class") == "nf-tag"]
    assert tags == [("s-v1", "agreement"), ("s-v2", "announcement")]


def test_the_table_tells_each_event():
    html = marked_article(sample(), scope="s")
    rows = re.findall(r'<tr class="(nf-v\d)">(.*?)</tr>', html)
    assert [row for row, _ in rows] == ["nf-v1", "nf-v2"]
    cells = [
        {name: re.sub(r"<br>", "; ", cell) for name, cell in re.findall(r'data-head="(\w+)">(.*?)</td>', row)}
        for _, row in rows
    ]
    plain = [{name: re.sub(r"<[^>]+>", "", cell) for name, cell in row.items()} for row in cells]
    assert plain[0] == {
        "event": "v1",
        "type": "agreement",
        "trigger": "signed",
        "roles": "party Norway, Denmark; subject Skagen link; time March 2021",
        "when": "2021-03",
        "stance": "actual",
        "source": "Norway's grid operator",
        "confidence": "0.85",
    }
    assert plain[1] == {
        "event": "v2 (as v1)",
        "type": "agreement",
        "trigger": "deal",
        "roles": "",
        "when": "",
        "stance": "planned, not",
        "source": "",
        "confidence": "0.50",
    }


def test_a_time_that_was_inferred_is_told_as_such():
    inferred = EVENTS[0].model_copy(update={"time_basis": "inferred"})
    facts = sample().model_copy(update={"events": Events([inferred])})
    assert "<div>2021-03 (inferred)</div>" in marked_article(facts)


def test_an_article_without_events_has_no_table_and_no_choice():
    html = marked_article(Extraction(doc_id="x", text="Nothing.", producer=PRODUCER))
    assert "<table" not in html
    assert "<input" not in html
    assert "0 events" in html


def test_ids_do_not_clash_unless_the_caller_says_so():
    one, other = (set(re.findall(r' id="([^"]+)"', sample()._repr_html_())) for _ in range(2))
    assert len(one) == 4
    assert not one & other
    assert marked_article(sample(), scope="s") == marked_article(sample(), scope="s")


@pytest.mark.parametrize("scope", ["", "1", "a b", 'a"', "a{}", "é", "a\n"])
def test_a_scope_is_a_plain_name(scope):
    with pytest.raises(InvalidOptionsError, match="scope"):
        marked_article(sample(), scope=scope)


def test_html_escapes_the_article():
    html = marked_article(sample())
    assert "&lt;Five&gt; charts &amp; a map" in html
    assert "<Five>" not in html


def test_html_loads_nothing_and_runs_nothing():
    html = sample()._repr_html_()
    assert not re.search(r"https?:|//|<script|<link|<img|@import|url\(|\son\w+=", html)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        '" onmouseover="alert(1)',
        "' onmouseover='alert(1)",
        "</mark></div><img src=x onerror=alert(1)>",
        "<!-- ",
        "]]>",
        "&lt;script&gt;",
    ],
)
def test_a_hostile_article_stays_text(attack):
    text = f"Acme {attack} signed."
    at = text.index("signed")
    whole = Span(start=0, end=len(text), text=text)
    event = Event(
        id="v1",
        type="agreement",
        trigger=Span(start=at, end=at + 6, text="signed"),
        roles={"party": (Argument(span=Span(start=0, end=at - 1, text=text[: at - 1]), head=0),)},
        modality="actual",
        polarity="positive",
        evidence=whole,
        confidence=0.5,
    )
    entity = Entity(
        id="e1",
        type="organization",
        name=f"Acme {attack}",
        mentions=(Mention(**whole.model_dump(), kind="name"),),
        confidence=0.5,
    )
    facts = Extraction(
        doc_id=attack, title=attack, text=text, entities=(entity,), events=Events([event]), producer=PRODUCER
    )
    html = marked_article(facts)
    reader = read(html)
    assert "".join(reader.text) == text
    assert {tag for tag, _ in reader.tags} <= {
        *("div", "style", "mark", "label", "input", "table", "thead", "tbody", "tr", "th", "td", "br", "i")
    }
    assert not any(name.startswith("on") for _, attrs in reader.tags for name in attrs)


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
    found = marks(read(marked_article(facts)))
    assert [re.findall(r"e\d", mark["title"]) for mark in found] == [
        ["e1"],
        ["e1", "e2"],
        ["e1", "e2", "e3"],
        ["e1", "e3"],
    ]
    assert [mark["class"] for mark in found] == ["nf-entity"] + ["nf-entity nf-nested"] * 3


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
