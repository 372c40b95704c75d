"""A user's own schema: Pydantic models filled from the facts of an article.

`markers` say what fills a field, `values` are types for what there is to fill it with.
`targets` reads a field's annotation, `plan` checks a whole model, `scope` gathers the facts
that belong to one record, `sources` finds what a field asks for among them, `converting` makes it
the field's type, and `filling` builds the records. Needs Pydantic only, as the records do.
"""

from newsfacts.schema.filling import fill
from newsfacts.schema.markers import Measure, Modality, Name, Polarity, Role, SaidBy, When, one_per
from newsfacts.schema.plan import plan_of
from newsfacts.schema.results import Entry, Filled, Rejected
from newsfacts.schema.values import (
    Facility,
    Group,
    Interval,
    Money,
    NamedEvent,
    Organization,
    Person,
    Place,
    Product,
)

__all__ = [
    "Entry",
    "Facility",
    "Filled",
    "Group",
    "Interval",
    "Measure",
    "Modality",
    "Money",
    "Name",
    "NamedEvent",
    "Organization",
    "Person",
    "Place",
    "Polarity",
    "Product",
    "Rejected",
    "Role",
    "SaidBy",
    "When",
    "fill",
    "one_per",
    "plan_of",
]
