"""Whatever the text: a valid extraction, or one clear error; right offsets; linear time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts.errors import InvalidTextError

pytestmark = pytest.mark.model

SENTENCE = "The dam near Oslo cost 12 million euros in May 2014."
PARAGRAPH = f"{SENTENCE} It is 90 metres high, the builders said, and opened on Monday.\n\n"


def codes(facts):
    return {warning.code for warning in facts.warnings}


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u00a0\u2003\n"])
def test_empty_text_gives_a_warning_and_no_facts(text):
    facts = newsfacts.extract(text)
    assert facts.text == text
    assert codes(facts) == {"empty-text"}
    facts_of_any_kind = (facts.entities, facts.quantities, facts.dates, facts.events, facts.measurements)
    assert not any(facts_of_any_kind)


@pytest.mark.parametrize("surrogate", [chr(0xD800), chr(0xDFFF)])
def test_lone_surrogate_is_a_clear_error(surrogate):
    with pytest.raises(InvalidTextError, match="offset 53"):
        newsfacts.extract(f"{SENTENCE} {surrogate}")


@pytest.mark.parametrize(
    "noise",
    [
        "\x00",
        "".join(map(chr, range(0x20))) + "\x7f\x85\x9b",
        "\r\n\r\n",
        "\ufeff",
        "\u200b\u200d\u2060\u00ad",
        "😀👩‍👩‍👧‍👦🇳🇴🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "e\u0301\u0323" * 50,
        "\U0010ffff\ufffe",
        "«‹„“”‚‘’›»",
        "שלום עולם ",
        "\u202eمرحبا بالعالم\u202c ",
        "你好，世界。",
        "<p>&nbsp;</p><script>if (a < b) {}</script>",
        "\\N{DIGIT ONE} %s {0} $(x) ]]>",
    ],
)
def test_noise_does_not_move_the_facts_beside_it(noise):
    text = f"{noise}\n\n{SENTENCE}\n\n{noise}"
    facts = newsfacts.extract(text)
    assert facts.text == text
    assert "12 million euros" in [quantity.span.text for quantity in facts.quantities]
    assert all(text[day.span.start : day.span.end] == day.span.text for day in facts.dates)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1," * 10_000,
        "1 " * 10_000,
        "$" * 20_000,
        "(" * 20_000,
        '"' * 20_000,
        "." * 20_000,
        "\n" * 20_000 + "x",
        "a" * 20_000,
        "Mr. " * 5_000,
        "May " * 5_000,
        "- " * 10_000,
        "million " * 5_000,
        "of the " * 5_000,
        "\U0001f600" * 5_000,
    ],
    ids=lambda text: f"{text[:8]!r} and so on",
)
def test_monotony_neither_breaks_nor_hangs(text):
    started = time.process_time()
    assert newsfacts.extract(text).text == text
    assert time.process_time() - started < 60


@pytest.mark.parametrize(
    "text",
    [
        "Der Staudamm bei Oslo hat zwölf Millionen Euro gekostet und wurde im Mai 2014 eröffnet.",
        "El embalse cerca de Oslo costó doce millones de euros y fue inaugurado en mayo de 2014.",
        "Плотина недалеко от Осло обошлась в двенадцать миллионов евро и была открыта в мае 2014 года.",
        "تم افتتاح السد بالقرب من أوسلو في مايو 2014 وبلغت تكلفته اثني عشر مليون يورو.",
        "奥斯陆附近的大坝耗资一千二百万欧元，于二零一四年五月启用。",
    ],
    ids=["de", "es", "ru", "ar", "zh"],
)
def test_other_language_is_skipped_with_a_warning(text):
    facts = newsfacts.extract(text * 3)
    assert "not-english" in codes(facts)
    assert not facts.events


def test_text_over_the_limit_is_read_up_to_it():
    text = PARAGRAPH * (5_000_000 // len(PARAGRAPH))
    facts = newsfacts.extract(text, options=newsfacts.Options(max_chars=20_000))
    (warning,) = [warning for warning in facts.warnings if warning.code == "text-too-long"]
    assert facts.text == text
    assert 18_000 <= warning.start <= 20_000
    assert warning.end == len(text)
    assert facts.quantities
    assert max(quantity.span.end for quantity in facts.quantities) <= warning.start


def test_long_article_is_read_to_its_end():
    text = PARAGRAPH * 400
    facts = newsfacts.extract(text, published="2014-06-03")
    assert len(facts.quantities) == 800
    assert facts.quantities[-1].span.start == text.rindex("90 metres")


def endless(words):
    clause = "and the ministry in Oslo paid 12 million euros to 30 firms in May 2014 "
    return f"It began {clause * (words // len(clause.split()))}in the end."


def seconds(text):
    started = time.process_time()
    newsfacts.extract(text)
    return time.process_time() - started


def test_sentence_of_twenty_thousand_words_takes_linear_time():
    newsfacts.load()
    seconds(endless(500))
    # Four times as long would take sixteen times as long if the time were quadratic.
    assert seconds(endless(20_000)) < 9 * seconds(endless(5_000))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_gives_a_valid_extraction(text):
    facts = newsfacts.extract(text, published="2020-02-29")
    assert facts.text == text
    assert type(facts).model_validate_json(facts.model_dump_json()) == facts


def test_one_bad_article_does_not_stop_a_stream():
    articles = [SENTENCE, "\ud800", SENTENCE]
    good, bad, other = newsfacts.extract_many(articles, on_error="record")
    assert good.quantities == other.quantities
    assert codes(bad) == {"invalid-text"}
