"""Disputes about words: one sentence that two prints credit to different agencies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from fogline.ledger.disputes import dispute
from fogline.ledger.sayings import Saying
from fogline.nouns import Dispute, Report

SETTLES = "the agencies' own files"


def credits_differ(
    a: Saying,
    b: Saying,
    sentences: Iterable[Saying],
    agencies: Collection[str],
    reports: Mapping[str, Report],
) -> Iterator[Dispute]:
    """A sentence cited from one agency that stands in a text credited to another.

    `sentences` are all claims of the two sentences, `agencies` the names texts are credited to.
    """
    for citing, printed in ((a, b), (b, a)):
        cited = {name.casefold() for name in citing.claim.attribution.names} & set(agencies)
        credit = reports[printed.claim.report].wire
        if cited and credit and not cited & {wire.casefold() for wire in credit}:
            why = f"cited from {', '.join(sorted(cited)).upper()} by {citing.publisher}, but "
            why += f"printed by {printed.publisher} in a text credited to {' and '.join(credit)}"
            yield dispute("contradiction", [s.id for s in sentences], why, SETTLES)
