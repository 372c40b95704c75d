import pytest

from newsfacts.article.datelines import credit_length, dateline_length, is_byline, is_date_line
from newsfacts.article.lines import split_paragraphs


def only(text):
    (paragraph,) = split_paragraphs(text)
    return paragraph


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO — ",
        "OSLO: ",
        "NEW DELHI: ",
        "Nairobi — ",
        "BERGEN, May 4 (NTB) -- ",
        "LAGOS, Nigeria, Jun 14 2022 (IPS) - ",
        "CAIRO – 26 July 2022: ",
        "Oslo & Bergen, May 4 2021 (NTB) - ",
    ],
)
def test_dateline(dateline):
    text = f"{dateline}The ministers met on Monday to talk about the bridge."
    assert text[: dateline_length(text)] == dateline


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Monday.",
        "Oslo – the capital – is quiet.",
        "The rule is simple: nobody crosses.",
        "Norwegian firms — Statkraft among them — built the dam.",
        "Two ministers – one from Oslo – met.",
        "NATO members met in Oslo: Norway, Sweden and others.",
        "",
        "—",
    ],
)
def test_dateline_absent(text):
    assert dateline_length(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Friday, May 4, 2018",
        "Updated: 4 May 2018, 10:30 GMT",
        "Published on May 4, 2018 at 9:15 am",
        "4/5/2018 10:30",
    ],
)
def test_date_line(text):
    assert is_date_line(only(text))


@pytest.mark.parametrize(
    "text", ["May wins in 2017", "Friday talks", "On Friday, May 4, 2018 the talks began.", "May", "12"]
)
def test_date_line_absent(text):
    assert not is_date_line(only(text))


@pytest.mark.parametrize(
    "text",
    [
        "By Kari Nordmann",
        "By KARI NORDMANN and Ola Hansen in Oslo",
        "Kari Nordmann, Staff Reporter",
        "KARI NORDMANN",
    ],
)
def test_byline(text):
    assert is_byline(only(text))


@pytest.mark.parametrize(
    "text",
    [
        "By noon the square was full",
        "By all means",
        "The Markets",
        "OSLO TALKS END IN ANGER",
        "By Kari Nordmann.",
    ],
)
def test_byline_absent(text):
    assert not is_byline(only(text))


@pytest.mark.parametrize(
    "credit", ["(Yonhap)", "— SPA", "- Reuters", "– The Straits Times/Asia News Network"]
)
def test_credit(credit):
    text = f"The case will go to trial. {credit}"
    assert text[-credit_length(text) :].strip() == credit


@pytest.mark.parametrize(
    "text",
    [
        "The case will go to trial.",
        "The firm lost its licence in Norway (and in Sweden)",
        "She won in Oslo – and in Bergen",
        "He joined the Labour Party (Norway)",
    ],
)
def test_credit_absent(text):
    assert credit_length(text) == 0
