"""Who stands behind a document that speaks: "a statement by the ministry", "the firm's report"."""

from __future__ import annotations

from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.cues import AttributionCues
from newsfacts.frames.tree import Tree

# How many tokens after a document its issuer may follow.
MAX_ISSUER = 12
SLOTS = ("by", "from", "of", "poss")
ISSUING = frozenset({"person", "organization", "place", "group"})


class Issuers:
    """The issuers of the documents that one text names as sources."""

    def __init__(self, tree: Tree, mentions: Mentions, arguments: Arguments, cues: AttributionCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = tree, mentions, arguments, cues

    def issuer(self, source: int) -> int:
        """The one who issued a document that is named as the source; any other source itself."""
        tree = self.tree
        if tree.lemma[source] not in self.cues.documents or source in self.mentions.name:
            return source
        issuers = self._issuers(source)
        return issuers[0] if issuers else self._issuer_after(source)

    def _issuers(self, document: int) -> list[int]:
        """Whom the document's own phrase names: "the firm's report", "a report published by the firm"."""
        tree, slots = self.tree, self.arguments.slots(document)
        for slot in SLOTS:
            named = [token for token in slots.get(slot, ()) if self.mentions.kind(tree, token) in ISSUING]
            if named:
                return named
        for child in tree.children[document]:
            if tree.base[child] == "acl" and tree.pos[child] == "VERB":
                issuers = self.arguments.slots(child).get("subject", [])
                if issuers and issuers[0] != document:
                    return issuers
        if tree.dep[document] == "obj":  # "issued a statement saying that …"
            return self.arguments.slots(tree.head[document]).get("subject", [])[:1]
        return []

    def _issuer_after(self, document: int) -> int:
        """The issuer in "a tweet on Monday by Smith", whatever the "by" hangs on."""
        tree = self.tree
        stop = tree.sentences[tree.sentence[document]][1]
        for token in range(document + 1, min(document + MAX_ISSUER, stop)):
            if tree.word[token] == "by" and tree.base[token] == "case":
                issuer = tree.head[token]
                if self.mentions.kind(tree, issuer) in {"person", "organization"}:
                    return issuer
        return document
