"""The view in a real browser: what a reader sees, clicks and types."""

import pytest

from newsfacts.display import marked_article, to_page
from newsfacts.records import Extraction
from tests.samples import PRODUCER, TEXT, sample

pytestmark = pytest.mark.browser


def lit(browser, inside=""):
    """The pieces that are lit up, as (role shown before it, text)."""
    return browser.page.evaluate(
        """
        inside => [...document.querySelectorAll(inside + ' .nf-text mark')]
          .filter(mark => getComputedStyle(mark).boxShadow.includes('0px 1.5px'))
          .map(mark => [getComputedStyle(mark, '::before').content.replaceAll('"', ''), mark.textContent])
        """,
        inside,
    )


def trigger(browser, words, inside=""):
    return browser.page.locator(f"{inside} .nf-text mark.nf-event label").get_by_text(words, exact=True)


SIGNED = [
    ["party", "Norway"],
    ["party", "Denmark"],
    ["none", "signed"],
    ["subject", "Skagen link"],
    ["time", "March 2021"],
    ["source", "Norway"],
    ["none", "'s grid operator"],
]


def test_a_click_on_a_trigger_lights_up_its_arguments(browser):
    browser.show(to_page(sample()))
    assert lit(browser) == []
    trigger(browser, "signed").click()
    assert lit(browser) == SIGNED
    trigger(browser, "deal").click()
    assert lit(browser) == [["none", "deal"]]
    browser.page.click(".nf-none")
    assert lit(browser) == []


def test_the_keyboard_walks_the_events(browser):
    browser.show(to_page(sample()))
    browser.page.keyboard.press("Tab")
    browser.page.keyboard.press("ArrowRight")
    assert lit(browser) == SIGNED
    ring = browser.page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
    assert ring == "solid"
    browser.page.keyboard.press("ArrowRight")
    assert lit(browser) == [["none", "deal"]]


def test_a_click_on_a_row_shows_the_event_in_the_text(browser):
    long = sample().model_copy(update={"text": TEXT + "\n\n" + "Nothing happened. " * 2000})
    browser.show(to_page(long))
    row = browser.page.locator(".nf-events tr.nf-v1 label").first
    row.evaluate("label => label.scrollIntoView()")
    assert browser.page.evaluate("scrollY") > 900
    row.click()
    assert lit(browser) == SIGNED
    top = trigger(browser, "signed").evaluate("label => label.getBoundingClientRect().top")
    assert 0 <= top <= 900
    colour = "row => getComputedStyle(document.querySelector(row)).backgroundColor"
    chosen, other = (browser.page.evaluate(colour, f".nf-events tr.nf-v{n}") for n in (1, 2))
    assert chosen != other


def test_a_click_in_the_text_does_not_move_it(browser):
    long = sample().model_copy(update={"text": TEXT + "\n\n" + "Nothing happened. " * 2000})
    browser.show(to_page(long))
    trigger(browser, "deal").click()
    assert browser.page.evaluate("scrollY") == 0


def test_two_articles_on_one_page_keep_apart(browser):
    browser.show(
        "<!doctype html><meta charset=utf-8>"
        f"<div id=one>{sample()._repr_html_()}</div><div id=two>{sample()._repr_html_()}</div>"
    )
    trigger(browser, "signed", "#one").click()
    trigger(browser, "deal", "#two").click()
    assert lit(browser, "#one") == SIGNED
    assert lit(browser, "#two") == [["none", "deal"]]
    ids = browser.page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_nothing_complains(browser):
    browser.show(to_page(sample()))
    assert browser.requests() == []
    assert browser.errors() == []
    assert browser.page.evaluate("document.scripts.length") == 0


def test_markup_in_an_article_is_text(browser):
    text = "<script>window.hit = 1</script></style><img src=x onerror='window.hit = 1'> \" & </div>"
    facts = Extraction(doc_id="x", title=text, text=text, producer=PRODUCER)
    browser.show(to_page(facts))
    assert browser.page.inner_text(".nf-text") == text
    assert browser.page.inner_text(".nf-title") == text
    assert browser.page.title() == text
    assert browser.page.evaluate("window.hit") is None
    assert browser.requests() == []


CONTRAST = """() => {
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const pixel = () => [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
const paint = colour => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return pixel(); };
const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
  .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
return [...document.querySelectorAll('.nf-text mark, .nf-events td, .facts td')].map(element => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
  layers.forEach(paint);
  const [back, fore] = [light(pixel()), light(paint(getComputedStyle(element).color))];
  return (Math.max(back, fore) + 0.05) / (Math.min(back, fore) + 0.05);
});
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", [False, True])
def test_text_stands_out_from_every_mark(browser, scheme, chosen):
    browser.scheme(scheme)
    browser.show(to_page(sample()))
    if chosen:
        trigger(browser, "signed").click()
    contrasts = browser.page.evaluate(CONTRAST)
    assert len(contrasts) > 20
    assert min(contrasts) >= 4.5  # what WCAG asks for text


@pytest.mark.parametrize(
    ("theme", "scheme"),
    [
        ("<body>", None),
        ('<body data-jp-theme-light="true">', "light"),
        ('<body data-jp-theme-light="false">', "dark"),
        ('<body class="vscode-dark">', "dark"),
        ('<body data-theme="dark">', "dark"),
    ],
)
@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_of_a_notebook_goes_before_that_of_the_system(browser, theme, scheme, system):
    browser.scheme(system)
    browser.show(f"<!doctype html><meta charset=utf-8>{theme}{marked_article(sample())}")
    colour = "getComputedStyle(document.querySelector('.nf-tag'), '::after').color"
    expected = {"light": "rgb(208, 53, 53)", "dark": "rgb(255, 128, 128)"}
    assert browser.page.evaluate(colour) == expected[scheme or system]


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_page_fits_the_width(browser, width):
    browser.size(width, 800)
    browser.show(to_page(sample()))
    assert browser.page.evaluate("document.documentElement.scrollWidth") <= width
    head = browser.page.locator(".nf-events thead").bounding_box()
    assert (head["height"] > 1) == (width > 720)
    cell = browser.page.locator(".nf-events td[data-head=roles]").first
    named = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert named == ("none" if width > 720 else '"roles"')
