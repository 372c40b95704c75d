"""The OpenAPI document: what the models say, what the repository holds, and how one becomes the other."""

import json
import subprocess
import sys

import pytest

from newsfacts.records import Extraction
from newsfacts.service import openapi
from newsfacts.service.app import create_app
from newsfacts.service.models import ArticleRequest
from newsfacts.service.problems import KINDS
from newsfacts.service.settings import Settings
from tests.service.fakes import FakePool

COMMAND = "python -m newsfacts.service.openapi docs/openapi.json"


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """Of a process of its own: this one may know event types of users' lexicons from other tests."""
    file = tmp_path_factory.mktemp("openapi") / "openapi.json"
    subprocess.run([sys.executable, "-m", "newsfacts.service.openapi", str(file)], check=True)
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_document_in_the_repository_is_that_of_the_service(root, document):
    kept = json.loads((root / "docs" / "openapi.json").read_text(encoding="utf-8"))
    assert kept == document, f"raise API_VERSION, then run {COMMAND}"


def test_a_change_needs_another_version(tmp_path):
    file = tmp_path / "openapi.json"
    first, changed, raised = (
        json.dumps({"info": {"version": version}, "paths": paths})
        for version, paths in (("1.0.0", {}), ("1.0.0", {"/new": {}}), ("1.1.0", {"/new": {}}))
    )
    assert openapi.write(file, first)
    assert openapi.write(file, first)
    assert not openapi.write(file, changed)
    assert file.read_text() == first
    assert openapi.write(file, raised)
    assert openapi.write(file, json.dumps({"info": {"version": "1.1.0"}}), same_version=True)


def test_the_command_refuses_a_change_without_another_version(tmp_path, document):
    file = tmp_path / "openapi.json"
    run = [sys.executable, "-m", "newsfacts.service.openapi", str(file)]
    file.write_text(json.dumps({**document, "paths": {}}))
    failed = subprocess.run(run, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "raise API_VERSION" in failed.stderr


def test_its_schemas_are_those_of_the_models(document):
    schemas = document["components"]["schemas"]
    assert set(schemas["Extraction"]["properties"]) == set(Extraction.model_fields)
    assert set(schemas["ArticleRequest"]["properties"]) == set(ArticleRequest.model_fields)


def test_every_reference_leads_somewhere(document):
    schemas = document["components"]["schemas"]
    refs = set()

    def walk(node):
        if isinstance(node, dict):
            refs.update(value for name, value in node.items() if name == "$ref")
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                walk(child)

    walk(document)
    assert refs
    assert {ref.removeprefix("#/components/schemas/") for ref in refs} <= set(schemas)


def test_the_examples_are_read(document):
    content = document["paths"]["/v1/extract"]["post"]["requestBody"]["content"]
    example = document["components"]["schemas"]["ArticleRequest"]["example"]
    assert ArticleRequest.parse(json.dumps(example).encode()).job(100_000).source.text == example["text"]
    assert all("example" in content[form] for form in ("text/plain", "text/html"))


def test_every_problem_of_an_article_is_documented(document):
    told = json.dumps(document["paths"]["/v1/extract"]["post"]["responses"])
    elsewhere = {"not-found", "method-not-allowed"}
    assert {code for code in KINDS if f"`{code}`" not in told} == elsewhere


@pytest.mark.anyio
async def test_the_service_hands_it_out(client):
    offered = openapi.specification(create_app(Settings(), FakePool()))
    assert (await client.get("/openapi.json")).json() == json.loads(json.dumps(offered))
