"""The commands: what they refuse, and the whole service as a process, through kills and stops."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import httpx
import pytest
from typer.testing import CliRunner

from newsfacts import Article, Extraction, extract
from newsfacts.cli import app
from newsfacts.service import command as module
from newsfacts.service.keys import owner, read_keys
from newsfacts.service.server import listen
from newsfacts.service.settings import Settings
from tests.service.conftest import command

TEXT = "Norway will build a 40 km road tunnel for 1.2 billion euros, its government said on Monday."


def run(*arguments):
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def started(monkeypatch):
    """The settings that the command would start with."""
    settings = []
    monkeypatch.setattr(module, "_run", settings.append)
    return settings


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "facts.example"])
def test_elsewhere_than_on_the_loopback_keys_are_needed(started, host):
    refused = run("serve", "--host", host)
    assert refused.exit_code == 2
    assert re.search(r"--keys.*--insecure-no-keys", refused.stderr)
    assert not started
    assert run("serve", "--host", host, "--insecure-no-keys").exit_code == 0
    assert started[0].keys == ()


def test_keys_are_made_kept_as_hashes_and_read_at_the_start(started, tmp_path):
    file = tmp_path / "keys"
    key = run("serve-key", "ann", str(file)).stdout.strip()
    other = run("serve-key", "bob", str(file)).stdout.strip()
    assert key not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert owner(read_keys(file), other) == "bob"
    assert run("serve", "--host", "0.0.0.0", "--keys", str(file)).exit_code == 0
    assert [kept.name for kept in started[0].keys] == ["ann", "bob"]


@pytest.mark.parametrize("arguments", [("serve", "--keys", "nowhere"), ("serve-key", "two words", "keys")])
def test_what_is_wrong_is_one_line(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert refused.stderr.startswith("newsfacts: ")
    assert refused.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_options_reach_the_settings(started):
    limits = "--port 9 --workers 3 --queue 7 --time-limit 5 --max-body 0.5"
    assert (
        run("serve", *limits.split(), "--lexicon", "a.toml", "--allow-host", "Facts.example").exit_code == 0
    )
    (settings,) = started
    assert (settings.port, settings.workers, settings.queue) == (9, 3, 7)
    assert (settings.time_limit, settings.patience, settings.max_body) == (5, 15, 2**19)
    assert (settings.lexicon, settings.allowed_hosts) == (("a.toml",), {"facts.example"})


@pytest.mark.parametrize("missing", ["fastapi", "uvicorn", "prometheus_client"])
def test_without_the_extra_it_says_what_to_install(missing):
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from newsfacts.cli import app; app(['serve', '--port', '0'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert re.search(r"\[missing-extra\].*pip install 'newsfacts\[service\]'", done.stderr)
    assert "Traceback" not in done.stderr


def test_an_address_that_is_taken_is_told(monkeypatch):
    monkeypatch.setattr("newsfacts.service.watch.configure_log", lambda: None)
    with listen(Settings(port=0)) as taken:
        refused = run("serve", "--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 2
    assert "in use" in refused.stderr


def test_a_lexicon_that_is_malformed_ends_it_with_the_reason(tmp_path):
    lexicon = tmp_path / "own.toml"
    lexicon.write_text("no = toml = at all")
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts", "serve", "--port", "0", "--lexicon", str(lexicon)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert "own.toml" in done.stderr.splitlines()[-1]


@pytest.mark.model
def test_it_reads_as_the_library_does(service):
    response = httpx.post(
        f"{service}/v1/extract", json={"text": TEXT, "published": "2024-06-05"}, timeout=120
    )
    assert Extraction.model_validate_json(response.content) == extract(TEXT, published="2024-06-05")
    page = f"<html><head><title>A tunnel</title></head><body><article><p>{TEXT}</p></article></body></html>"
    response = httpx.post(
        f"{service}/v1/extract", content=page, headers={"Content-Type": "text/html"}, timeout=120
    )
    assert response.json()["text"] == Article.from_html(page).text


@pytest.mark.model
def test_options_of_one_request_are_not_those_of_another(service):
    lines = [
        {"text": TEXT, "options": {"max_chars": 40}},
        {"text": TEXT},
        {"text": TEXT, "options": {"min_event_confidence": 1}},
    ]
    response = httpx.post(
        f"{service}/v1/extract/stream",
        content="\n".join(map(json.dumps, lines)),
        headers={"Content-Type": "application/x-ndjson"},
        timeout=120,
    )
    cut, whole, sure = map(json.loads, response.text.splitlines())
    assert [warning["code"] for warning in cut["warnings"]] == ["text-too-long"]
    assert not whole["warnings"]
    assert len(sure["events"]) < len(whole["events"])


def workers_of(process):
    pids = []
    for thread in os.listdir(f"/proc/{process.pid}/task"):
        with open(f"/proc/{process.pid}/task/{thread}/children") as children:
            pids += [int(pid) for pid in children.read().split()]
    return pids


def send_many(url, count):
    """So many requests at the same time; the statuses, as they come, and the threads."""
    statuses = []

    def send(number):
        try:
            response = httpx.post(f"{url}/v1/extract", json={"text": f"{TEXT} {number}."}, timeout=120)
            statuses.append(response.status_code)
        except httpx.HTTPError as error:
            statuses.append(error)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    return statuses, threads


@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers by /proc")
def test_a_worker_that_is_killed_costs_nobody_an_answer():
    with command() as (url, process):
        statuses, threads = send_many(url, 12)
        for _ in range(2):
            for pid in workers_of(process):
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.5)
        for thread in threads:
            thread.join()
        assert statuses == [200] * 12
        assert "newsfacts_workers_replaced 0.0" not in httpx.get(f"{url}/metrics").text


@pytest.mark.model
def test_told_to_stop_it_answers_all_that_it_accepted():
    with command() as (url, process):
        statuses, threads = send_many(url, 12)
        while accepted(url) < 12 - len(statuses):
            time.sleep(0.01)
        process.terminate()
        for thread in threads:
            thread.join()
        assert statuses == [200] * 12
        assert process.wait(timeout=60) in (0, -signal.SIGTERM)


def accepted(url):
    """How many articles wait or are at work."""
    text = httpx.get(f"{url}/metrics").text
    names = ("newsfacts_queue_articles", "newsfacts_articles_at_work")
    return sum(float(re.search(rf"^{name} (\S+)$", text, re.MULTILINE)[1]) for name in names)
