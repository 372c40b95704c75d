"""The snippets for the same call: they say exactly what was sent, whatever the article has in it."""

import ast
import json
import shutil
import subprocess
import sys
import types

import pytest

import newsfacts
from tests.samples import sample

pytestmark = pytest.mark.browser

ARTICLE = "It's \"5 $HOME\" `id` $(id) \\n \\ 🎼\n\nJSON\n'''\u2028{x} %s\n\\\nEOF"


@pytest.fixture
def code(desk):
    """The three snippets after an article was read, and the address they should name."""
    desk.answer(sample())
    desk.extract(ARTICLE, "2021-03-05")
    names = ("curl", "http", "python")
    return {name: desk.find(f"#{name}-text").text_content() for name in names} | {
        "url": f"{desk.url}/v1/extract"
    }


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_the_shell_sends_the_same_body(code):
    stand_in = "curl() { printf '%s\\n' \"$@\"; echo ----; cat; }\n"
    done = subprocess.run(
        ["bash", "-c", stand_in + code["curl"]], capture_output=True, encoding="utf-8", check=True
    )
    arguments, body = done.stdout.split("----\n")
    assert arguments.splitlines() == [
        code["url"], "-H", "Content-Type: application/json", "--data-binary", "@-",
    ]  # fmt: skip
    assert json.loads(body) == {"text": ARTICLE, "published": "2021-03-05"}
    assert done.stderr == ""


def test_python_sends_the_same_body(code, monkeypatch, capsys):
    posted = []

    class Response:
        def raise_for_status(self):
            return self

        def json(self):
            return json.loads(sample().model_dump_json())

    client = types.SimpleNamespace(post=lambda url, **options: posted.append((url, options)) or Response())
    monkeypatch.setitem(sys.modules, "httpx", client)
    exec(compile(ast.parse(code["http"]), "snippet", "exec"), {})
    body = {"text": ARTICLE, "published": "2021-03-05"}
    assert posted == [(code["url"], {"json": body, "timeout": 60})]
    assert capsys.readouterr().out == "agreement signed 2021-03\nagreement deal None\n"


def test_python_without_a_service_reads_the_same(code, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(newsfacts, "extract", lambda **article: asked.append(article) or sample())
    exec(compile(ast.parse(code["python"]), "snippet", "exec"), {})
    assert asked == [{"text": ARTICLE, "published": "2021-03-05"}]
    assert capsys.readouterr().out == "agreement signed 2021-03\nagreement deal None\n"


def test_with_a_key_the_snippets_read_it_from_the_environment(desk, monkeypatch):
    desk.refuse(401, title="No key", code="unauthorized")
    desk.submit()
    desk.answer(sample())
    desk.find("#key").fill("s3cret")
    desk.extract()
    posted = []
    monkeypatch.setenv("NEWSFACTS_KEY", "from the environment")
    response = types.SimpleNamespace(raise_for_status=lambda: response, json=lambda: {"events": []})
    client = types.SimpleNamespace(post=lambda url, **options: posted.append(options["headers"]) or response)
    monkeypatch.setitem(sys.modules, "httpx", client)
    exec(compile(ast.parse(desk.find("#http-text").text_content()), "snippet", "exec"), {})
    assert posted == [{"Authorization": "Bearer from the environment"}]
    assert '-H "Authorization: Bearer $NEWSFACTS_KEY"' in desk.find("#curl-text").text_content()
