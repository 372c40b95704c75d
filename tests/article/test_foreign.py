from newsfacts.article.foreign import FOREIGN, foreign_notes, judge, language_of
from newsfacts.article.lines import split_paragraphs
from newsfacts.article.regions import regions_of

ENGLISH = "The minister said on Monday that the work is not finished and that it will take a year."
SPANISH = "El ministro dijo el lunes que la obra no se va a terminar antes de que acabe el año."


def judged(text):
    paragraphs = split_paragraphs(text)
    return judge(paragraphs, regions_of(paragraphs))


def test_foreign_paragraphs_between_english_ones_are_noted_once():
    text = f"{ENGLISH}\n\n{SPANISH}\n\n{SPANISH}\n\n{ENGLISH}"
    (note,) = foreign_notes(judged(text))
    assert note.code == FOREIGN
    assert note.span.of(text) == f"{SPANISH}\n\n{SPANISH}"
    assert "'es'" in note.message
    assert language_of(judged(f"{ENGLISH}\n\n{text}")) == "en"


def test_foreign_article_is_noted_as_a_whole():
    text = f"La obra\n\n{SPANISH}\n\n{SPANISH}\n\nFin"
    (note,) = foreign_notes(judged(text))
    assert note.span == (0, len(text))
    assert language_of(judged(text)) == "es"


def test_foreign_furniture_is_not_noted():
    assert foreign_notes(judged(f"{ENGLISH}\n\nSign in\nAll news\nВойдите, пожалуйста, на сайт")) == ()


def test_english_and_empty_texts_have_no_note():
    assert foreign_notes(judged(ENGLISH)) == ()
    assert foreign_notes(judged("")) == ()
    assert language_of(judged("")) is None
