"""The site is whole and asks for nothing from elsewhere."""

import re
from html.parser import HTMLParser

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tools.blocks import DOCS, ROOT


class Fetched(HTMLParser):
    """What a browser would fetch to show a page."""

    def __init__(self):
        super().__init__()
        self.addresses = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "link" and given.get("rel") not in ("canonical", "next", "prev"):
            self.addresses.append(given.get("href"))
        elif tag in ("script", "img", "iframe", "source", "video"):
            self.addresses.append(given.get("src"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return folder


def test_every_page_is_there(site):
    for page in DOCS.glob("*.md"):
        assert (site / page.name).with_suffix(".html").exists()


def test_the_site_asks_for_nothing_from_elsewhere(site):
    seen = 0
    for page in site.rglob("*.html"):
        parser = Fetched()
        parser.feed(page.read_text("utf-8"))
        for address in filter(None, parser.addresses):
            assert not re.match(r"(\w+:)?//", address), f"{page.name}: {address}"
            seen += 1
    assert seen > 100
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", sheet.read_text("utf-8")), sheet.name


def test_a_broken_link_fails(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[gone](#nowhere)", "utf-8")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
        site_dir=str(tmp_path / "site"),
        nav=[{"home": "index.md"}],
        strict=True,
    )
    with pytest.raises(SystemExit):
        build(config)
