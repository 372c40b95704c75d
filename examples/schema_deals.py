"""Own schema: one record per takeover, and what could not be filled with the reason.

python examples/schema_deals.py
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel

import newsfacts
from newsfacts import Modality, Money, Organization, Person, Polarity, Role, SaidBy

TEXT = """\
Acme Robotics will acquire Bolt Instruments for $2.5 billion in cash, Orla Quinn said on Monday.

Harbour Foods has acquired Mill Lane Bakery from Dale Group for 40 million pounds. Heron Media did
not buy Corvid Press. Lindqvist may acquire Tarn Energy for 3 to 4 billion kronor.
"""


@newsfacts.one_per("acquisition")
class Deal(BaseModel):
    """A takeover; `happened` is there, so that one that is denied makes a record too."""

    buyer: Annotated[Organization | Person | None, Role("buyer")]
    seller: Annotated[Organization | None, Role("seller")]
    acquired: Annotated[str, Role("acquired")]
    price: Annotated[Money | None, Role("amount")]
    status: Annotated[Literal["actual", "planned", "possible", "requested", "hypothetical"], Modality()]
    happened: Annotated[bool, Polarity()]
    said_by: Annotated[str | None, SaidBy()]


def main() -> None:
    """Print each deal, and why a field of it is empty that the article says something about."""
    deals = newsfacts.extract(TEXT, schema=Deal, published="2024-06-04")
    for entry in deals.entries:
        deal = entry.record
        price = f"{deal.price.amount:,} {deal.price.currency}" if deal.price else "no price"
        denied = "" if deal.happened else ", denied"
        buyer = deal.buyer.name if deal.buyer else "?"
        print(f"{buyer} buys {deal.acquired}: {price} ({deal.status}{denied})")
        for field, reason in entry.problems.items():
            print(f"  {field}: {reason}")


if __name__ == "__main__":
    main()
