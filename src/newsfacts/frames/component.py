"""The pipeline stage: events and measurements on the `Doc`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from newsfacts.annotations import register_extensions
from newsfacts.frames.arguments.datelines import detach_datelines
from newsfacts.frames.dating import attach_dates
from newsfacts.frames.events import EventReader
from newsfacts.frames.explaining import Explainer, Explanation
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.judging.weights import load_weights
from newsfacts.frames.lexicon.compiler import load_vocabulary
from newsfacts.frames.lexicon.cues import load_attribution, load_stance
from newsfacts.frames.lexicon.measures import load_measures
from newsfacts.frames.lexicon.timing import load_timing
from newsfacts.frames.measurements import MeasurementReader
from newsfacts.frames.measuring.values import lift_values
from newsfacts.frames.reading import Lexica, Reading
from newsfacts.frames.repair import attach_to_objects
from newsfacts.frames.tree import StringCache, Tree
from newsfacts.lexicon import lexicon_files


def load_lexica(lexicon: Sequence[str] = ()) -> Lexica:
    """Read and compile all vocabularies of the frames layer.

    Args:
        lexicon: Paths of users' lexicons.

    Raises:
        LexiconError: If a file is malformed.
    """
    vocabulary, attribution = load_vocabulary(lexicon_files(lexicon)), load_attribution()
    # A verb of saying gives a source, it is no event of its own unless the lexicon says so.
    silent = vocabulary.not_events | attribution.say | attribution.voicing
    timing, judging = load_timing(), load_weights()
    return Lexica(vocabulary, load_stance(), attribution, silent, timing, judging)


class FramesComponent:
    """Reads `doc._.entities`, `quantities` and `dates`, writes `doc._.events` and `doc._.measurements`."""

    def __init__(self, nlp: Language, lexicon: Sequence[str] = ()) -> None:
        register_extensions()
        self.strings = StringCache(nlp.vocab.strings)
        self.lexica, self.measures = load_lexica(lexicon), load_measures()

    def __call__(self, doc: Doc) -> Doc:
        """Fill the two extension attributes of `doc`."""
        if not len(doc) or not doc.has_annotation("DEP"):
            return doc
        reader = self.reader(doc)
        doc._.events = tuple(reader.read())
        doc._.measurements = tuple(MeasurementReader(reader.reading, self.measures).read())
        return doc

    def explain(self, doc: Doc) -> list[Explanation]:
        """Why each event of `doc` is what it is; `doc` has been through the pipeline."""
        return Explainer(self.reader(doc)).explain()

    def reader(self, doc: Doc) -> EventReader:
        """The reader of the events of `doc`."""
        vocabulary = self.lexica.vocabulary
        tree = Tree(doc, self.strings, vocabulary.forms)
        attach_to_objects(tree, vocabulary.valence)
        detach_datelines(tree, doc._.regions)
        mentions = Mentions(tree, doc._.entities, doc._.quantities, doc._.dates, vocabulary.exemplifying)
        lift_values(tree, mentions)
        attach_dates(tree, mentions.date, self.lexica.attribution.say, vocabulary.senses)
        reading = Reading(tree, mentions, self.lexica)
        return EventReader(reading, doc._.regions, doc._.published, doc._.event_hints)


@Language.factory(
    "newsfacts_frames",
    default_config={"lexicon": []},
    requires=["token.dep", "token.head", "token.pos", "doc._.entities", "doc._.quantities", "doc._.dates"],
    assigns=["doc._.events", "doc._.measurements"],
)
def make_frames(nlp: Language, name: str, lexicon: list[str]) -> FramesComponent:
    """The factory behind `nlp.add_pipe("newsfacts_frames")`; `lexicon` are paths of users' lexicons."""
    return FramesComponent(nlp, lexicon)
