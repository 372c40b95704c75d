"""The examples of the folder examples/service."""

import re
import runpy
import shlex

import pytest
from typer.testing import CliRunner

from newsfacts import extract
from newsfacts.cli import app
from newsfacts.service import command as module
from newsfacts.service.keys import hashed, line_of, new_key

TEXT = "Norway will build a 40 km road tunnel for 1.2 billion euros, its government said on Monday."


@pytest.mark.model
def test_the_client_gives_what_the_library_gives(root, service):
    client = runpy.run_path(str(root / "examples" / "service" / "client.py"))
    assert client["extract"](TEXT, "2024-06-05", url=service) == extract(TEXT, published="2024-06-05")


@pytest.fixture
def started(monkeypatch):
    settings = []
    monkeypatch.setattr(module, "_run", settings.append)
    return settings


def test_the_unit_starts_it_with_keys(root, started, tmp_path):
    (tmp_path / "keys").write_text(line_of(hashed("ann", new_key())))
    unit = (root / "examples" / "service" / "newsfacts.service").read_text()
    command = re.search(r"^ExecStart=\S+/newsfacts (.+)$", unit, re.MULTILINE)[1]
    result = CliRunner().invoke(app, shlex.split(command.replace("%d", str(tmp_path))))
    assert result.exit_code == 0, result.stderr
    (settings,) = started
    assert settings.keys
    assert settings.on_loopback
    stop = int(re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)[1])
    assert stop > settings.patience + settings.write_timeout


def test_the_container_asks_for_keys(root, started):
    lines = (root / "examples" / "service" / "Dockerfile").read_text()
    entry = re.search(r"^ENTRYPOINT \[(.+)\]$", lines, re.MULTILINE)[1]
    _, *arguments = re.findall(r'"([^"]+)"', entry)
    assert CliRunner().invoke(app, arguments).exit_code == 2
    assert CliRunner().invoke(app, [*arguments, "--insecure-no-keys"]).exit_code == 0
    assert started


def test_the_container_is_built_from_what_is_there(root):
    lines = (root / "examples" / "service" / "Dockerfile").read_text()
    copied = [
        path for found in re.findall(r"^COPY (?!--)(.+) \S+$", lines, re.MULTILINE) for path in found.split()
    ]
    assert "constraints-service.txt" in copied
    assert all((root / path).exists() for path in copied)
