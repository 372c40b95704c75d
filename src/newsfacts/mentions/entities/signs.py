"""The signs by which a reference is resolved: what speaks for each candidate, and for none.

Each sign is a short string; `ranker` has a learned weight for it. Numbers are
put in classes, so that every weight can be read off and judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.mentions.entities.descriptions import Description, is_of_kind
from newsfacts.mentions.entities.descriptors import lands_of
from newsfacts.mentions.entities.names import form_of
from newsfacts.mentions.entities.plainly import EXCLUDING
from newsfacts.mentions.entities.pronouns import HE_OR_SHE, Kind, Surroundings, surroundings
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.salience import Trace
from newsfacts.mentions.entities.scene import Scene
from newsfacts.mentions.entities.tokens import NOBODY
from newsfacts.mentions.entities.vocabulary import name_words

_FAR, _MANY, _LOW = 5, 4, 4


def of_pronoun(
    index: int, around: Surroundings, entity: int, trace: Trace, rank: int, scene: Scene
) -> list[str]:
    """What speaks for and against an entity as what a pronoun means."""
    tokens = scene.tokens
    back = min(tokens.sentence[index] - trace.sentence, _FAR)
    signs = [
        f"back {back}",
        f"role {trace.role} {min(back, 2)}",
        f"subject {trace.subject} {min(back, 2)}",
        f"rank {min(rank, _LOW)}",
        f"count {min(trace.count, _MANY)}",
        f"type {scene.entities[entity].type} {tokens.dep[index]} {scene.says(index)}",
        f"type {scene.entities[entity].type}",
        f"{around.role} after {trace.role}",
    ]
    if trace.form != "name":
        signs.append(f"was {'nominal' if trace.form == 'nominal' else 'pronoun'}")
    for step, subject in enumerate(around.above[:2]):
        if scene.holder[subject] == entity:
            signs.append(f"above {step} {around.role}")
    if entity == 0:
        signs.append("first")
    if scene.says(index):
        since = scene.spoke.get(entity)
        signs.append(f"spoke {'never' if since is None else min(tokens.sentence[index] - since, _FAR)}")
        signs.append(f"spoke last {entity == scene.last_speaker}")
    gender = HE_OR_SHE.get(tokens.words[index])
    if gender:
        signs.append("gender known" if scene.genders[entity] == gender else "gender open")
    if scene.quoted[index] != scene.quoted[trace.token]:
        signs.append("across quote")
    return signs


def of_no_name(kind: Kind, index: int, around: Surroundings, count: int, scene: Scene) -> list[str]:
    """What speaks for a pronoun's meaning nothing named."""
    tokens = scene.tokens
    last, before = scene.last_subjects()
    head = tokens.head[index]
    signs = [
        "any",
        f"word {tokens.words[index]}" if kind != "he" else f"role {around.role}",
        f"in role {around.role}",
        f"rivals {scene.rivals(index, plural=kind == 'they')} {around.role}",
        f"last {last}",
        f"before {before}",
        f"candidates {min(count, _LOW)}",
        f"quoted {scene.quoted[index]}",
        f"says {scene.says(index)}",
    ]
    if around.above:
        signs.append(f"above {scene.status(around.above[0])}")
    if tokens.dep[index].startswith("expl"):
        signs.append("expletive")
    if around.role == "subject" and tokens.pos[head] != "VERB":
        signs.append(f"is {tokens.pos[head]}")
    return signs


def of_description(
    description: Description, entity: int, trace: Trace | None, rank: int, scene: Scene
) -> list[str]:
    """What speaks for and against an entity as what a description means."""
    words, described = reference_words(), scene.described[entity]
    named = scene.entities[entity]
    noun = description.noun
    kinds = words.kinds.get(noun, frozenset())
    common = sum(word in described or word in scene.named[entity] for word in description.modifiers)
    plain = sum(word[0] not in "#@" for word in description.modifiers)
    called = "name" if noun in scene.named[entity] else "beside" if noun in described else "no"
    signs = [
        f"called {called} {description.opening}",
        f"called {called} {named.type}",
        f"type {named.type}",
        f"fits {called} {common > 0}",
        f"unsaid {called} {min(plain - sum(word in described for word in description.modifiers), 2)}",
        f"excluded {bool((described & EXCLUDING) - description.modifiers)}",
    ]
    signs += _owners(description, entity, scene)
    unsaid_nouns = len(description.nouns - described - scene.named[entity])
    signs.append(f"other nouns {min(unsaid_nouns, 1)} {called}")
    signs += [f"kind {kind} {is_of_kind(kind, named)} {called}" for kind in sorted(kinds)]
    if "company" in kinds or "firm" in kinds:
        public = any(word in name_words().heads for word in form_of(named.name).content)
        signs.append(f"public {public} {called}")
    if noun in scene.nouns_of.get(entity, ()):
        signs.append("meant before")
    if entity == 0:
        signs.append(f"first {called}")
    if trace is None:
        return [*signs, f"later {called}"]
    back = min(scene.tokens.sentence[description.first] - trace.sentence, _FAR)
    return [
        *signs,
        *_in_sentence(description, entity, trace, called, scene),
        f"back {back} {called == 'no'}",
        f"rank {min(rank, _LOW)} {called == 'no'}",
        f"count {min(trace.count, _MANY)}",
        f"subject {trace.subject}",
    ]


def _in_sentence(description: Description, entity: int, trace: Trace, called: str, scene: Scene) -> list[str]:
    """Where in the description's own sentence the entity stands."""
    tokens = scene.tokens
    if tokens.sentence[trace.token] != tokens.sentence[description.first]:
        return []
    around = surroundings(description.last, tokens, scene.subjects)
    signs = [f"same sentence {trace.role} {around.role}"]
    if any(scene.holder[subject] == entity for subject in around.above[:2]):
        signs.append(f"above {called == 'no'}")
    if around.barred != NOBODY and scene.holder[around.barred] == entity:
        signs.append(f"barred {called == 'no'}")
    return signs


def of_comparison(
    description: Description, entities: Sequence[int], plain: int | None, scene: Scene
) -> list[list[str]]:
    """What the candidates are beside each other: the only one, the best described, the most spoken of."""
    told = [_told(description, entity, scene) for entity in entities]
    counts = [trace.count if (trace := scene.salience.trace(entity)) else 0 for entity in entities]
    signs: list[list[str]] = []
    for place, entity in enumerate(entities):
        called = "called" if description.noun in scene.described[entity] else "no"
        own = ["only " + called] if len(entities) == 1 else []
        if told[place] == max(told):
            own.append(f"best told {'alone' if told.count(told[place]) == 1 else 'level'} {called}")
        if counts[place] == max(counts):
            own.append(f"most named {'alone' if counts.count(counts[place]) == 1 else 'level'} {called}")
        if entity == plain:
            own.append(f"plainly {called}")
        signs.append(own)
    return signs


def _told(description: Description, entity: int, scene: Scene) -> tuple[bool, int]:
    described = scene.described[entity]
    unsaid = len((described & EXCLUDING) - description.modifiers)
    return description.noun in described, len(description.modifiers & described) - unsaid


def _owners(description: Description, entity: int, scene: Scene) -> list[str]:
    """Whether what it belongs to, or comes from, is what was said of the entity."""
    said = {word for word in description.modifiers if word[0] in "#@"}
    if not said:
        return []
    own = {word for word in scene.described[entity] if word[0] in "#@"}
    own |= lands_of(scene.entities[entity].country)
    kind = "land" if any(word[0] == "@" for word in said) else "name"
    match = "match" if said & own else "other" if own else "open"
    return [f"{kind} {match} {description.opening == 'owner'}"]


def of_nothing_described(description: Description, called: int, count: int, scene: Scene) -> list[str]:
    """What speaks for a description's meaning nothing named.

    Args:
        description: The description.
        called: How many candidates the article calls so.
        count: How many candidates there are.
        scene: What was read so far.
    """
    kinds = reference_words().kinds.get(description.noun, frozenset())
    plain = sum(word[0] not in "#@" for word in description.modifiers)
    some = min(called, 2)
    after = description.last + 1
    related = after < len(scene.tokens) and scene.tokens.words[after] in ("who", "which", "that", "whose")
    last, _ = scene.last_subjects()
    signs = [
        "any",
        f"opening {description.opening} {some > 0}",
        f"called {some}",
        f"candidates {min(count, _LOW)} {some > 0}",
        f"modifiers {min(plain, 2)} {some > 0}",
        f"related {related}",
        f"introduced {description.noun in scene.unnamed} {some > 0}",
        f"last {last}",
    ]
    signs += [f"kind {kind} {some > 0}" for kind in sorted(kinds)] or [f"kind none {some > 0}"]
    if any(word[0] == "#" for word in description.modifiers) or description.opening == "owner":
        signs.append(f"owned {some > 0}")
    if scene.salience.trace(0) is None:
        signs.append("nothing yet")
    return signs
