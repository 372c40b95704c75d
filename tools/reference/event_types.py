"""The event types as a table: what each means, its roles, and a sentence that tells one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from newsfacts.lexicon import load_toml
from newsfacts.records.ontology import EventType, Ontology

SENTENCES = Path(__file__).resolve().parents[2] / "docs/data/event_types.toml"


class Example(BaseModel):
    """A sentence with its trigger between asterisks, and what fills the roles of its event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentence: str = Field(pattern=r"^[^*]+\*[^*]+\*[^*]+$|^\*[^*]+\*[^*]+$")
    roles: dict[str, tuple[str, ...]]

    @property
    def text(self) -> str:
        """The sentence as an article has it."""
        return self.sentence.replace("*", "")

    @property
    def trigger(self) -> tuple[int, int]:
        """Where the marked word stands in `text`."""
        start = self.sentence.index("*")
        return start, self.sentence.index("*", start + 1) - 1


@cache
def ontology() -> Ontology:
    """The ontology as it is shipped: without the types that lexicons added to this process."""
    return load_toml("ontology.toml", Ontology)


@cache
def examples() -> dict[str, Example]:
    """The sentence of each event type, in the order of the ontology.

    Raises:
        ValueError: If a type of the ontology has none, or one is of no type.
    """
    found = TypeAdapter(dict[str, Example]).validate_python(tomllib.loads(SENTENCES.read_text("utf-8")))
    known = ontology().types
    if set(found) != set(known):
        raise ValueError(f"{SENTENCES.name}: differs from the ontology in {sorted(set(found) ^ set(known))}")
    return {name: found[name] for name in known}


def table() -> str:
    """The table of the page."""
    lines = ["| type | what happens | its roles, and what fills them | for example |", "|---|---|---|---|"]
    for name, event_type in ontology().types.items():
        example = examples()[name]
        sentence = example.sentence.replace("*", "**")
        lines.append(f"| `{name}` | {event_type.gloss} | {_roles(event_type, example)} | {sentence} |")
    return "\n".join(lines) + "\n"


def _roles(event_type: EventType, example: Example) -> str:
    common = [role for role in ontology().common_roles if role in example.roles]
    shown = []
    for role in (*event_type.roles, *common):
        fillers = ", ".join(example.roles.get(role, ()))
        shown.append(f"`{role}` {fillers}".rstrip())
    return " · ".join(shown)
