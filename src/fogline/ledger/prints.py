"""Disputes about words: one sentence that two prints credit to different agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fogline.ledger.disputes import dispute
from fogline.ledger.sayings import Saying
from fogline.nouns import Dispute, Report


def credits_differ(
    copies: Iterable[tuple[str, str]], by_id: Mapping[str, Saying], reports: Mapping[str, Report]
) -> Iterator[Dispute]:
    """A sentence cited from one agency that stands in a text credited to another."""
    by_sentence: dict[tuple[str, int], list[str]] = {}
    for saying in by_id.values():
        place = saying.claim.report, saying.claim.sentence.start
        by_sentence.setdefault(place, []).append(saying.id)
    agencies = {wire.casefold() for report in reports.values() for wire in report.wire}
    for a, b in sorted(copies):
        if a in by_id and b in by_id:
            for citing, printed in ((a, b), (b, a)):
                cited = cited_agencies(by_id[citing], agencies)
                credit = reports[by_id[printed].claim.report].wire
                if cited and credit and not cited & {wire.casefold() for wire in credit}:
                    why = f"cited from {', '.join(sorted(cited)).upper()} by "
                    why += f"{by_id[citing].publisher}, but printed by {by_id[printed].publisher} "
                    why += f"in a text credited to {' and '.join(credit)}"
                    ends = (by_id[a].claim, by_id[b].claim)
                    ids = [i for c in ends for i in by_sentence[c.report, c.sentence.start]]
                    yield dispute("contradiction", ids, why, "the agencies' own files")


def cited_agencies(saying: Saying, agencies: set[str]) -> set[str]:
    """Agencies that a claim's chain of sources names."""
    return {name.casefold() for name in saying.claim.attribution.names} & agencies
