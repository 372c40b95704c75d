"""Which of our event types a type of WikiEvents (KAIROS) may be.

The schemes cut the world differently; a prediction is right when its type is one of those
named, the first of which is the one meant most often. Types that name no event of ours
(sensing, identifying, damage of things, impeding) have none, and their mentions are left out
of the score, as are our events of types that no KAIROS type answers to.
"""

from __future__ import annotations

TYPES: dict[str, tuple[str, ...]] = {
    "ArtifactExistence.ManufactureAssemble": ("production", "construction"),
    "Conflict.Attack": ("attack", "accident"),
    "Conflict.Demonstrate": ("protest",),
    "Contact.Contact.Broadcast": ("announcement", "criticism", "support", "appeal", "threat"),
    "Contact.Contact.Meet": ("meeting", "negotiation"),
    "Contact.Contact.Unspecified": ("meeting", "announcement", "negotiation"),
    "Contact.RequestCommand": ("appeal",),
    "Contact.ThreatenCoerce": ("threat", "criticism"),
    "Disaster.DiseaseOutbreak": ("outbreak",),
    "GenericCrime.GenericCrime": ("attack", "charge"),
    "Justice.Acquit": ("verdict",),
    "Justice.ArrestJailDetain": ("arrest",),
    "Justice.ChargeIndict": ("charge",),
    "Justice.Convict": ("verdict",),
    "Justice.InvestigateCrime": ("investigation",),
    "Justice.ReleaseParole": ("release",),
    "Justice.Sentence": ("verdict",),
    "Justice.TrialHearing": ("charge", "verdict"),
    "Life.Die": ("death", "attack"),
    "Life.Illness": ("outbreak",),
    "Life.Injure": ("injury",),
    "Movement.Transportation.Evacuation": ("rescue", "travel"),
    "Movement.Transportation": ("travel", "military_operation", "trade"),
    "Personnel.Elect": ("election",),
    "Personnel.EndPosition": ("departure",),
    "Personnel.StartPosition": ("appointment",),
    "Transaction.Donation": ("aid",),
    "Transaction.ExchangeBuySell": ("trade", "acquisition", "contract"),
}
"""By the name of the type, or what it begins with; the longest that fits counts."""


def ours(type_: str) -> tuple[str, ...]:
    """Our types that stand for a KAIROS type; none where nothing of ours does."""
    parts = type_.split(".")
    for length in range(len(parts), 0, -1):
        found = TYPES.get(".".join(parts[:length]))
        if found:
            return found
    return ()
