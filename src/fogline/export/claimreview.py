"""`export claimreview`: schema.org ClaimReview drafts of what is contested; never with a verdict.

Only a person may rate. A draft names the claim, its copies (`appearance`) and its first print.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.rows import EventRow, Source

NAME = "claimreview-drafts.jsonld"
CHECKED = ("contested", "denied", "debunked")
"""Statuses of events that a desk may want to check."""


def write_claimreview(extract: Extract, folder: Path) -> Written:
    """One JSON-LD graph of drafts."""
    lost: Losses = Losses()
    drafts = list(reviews(extract, lost))
    document = {"@context": "https://schema.org", "@graph": drafts}
    (folder / NAME).write_bytes(
        msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
    )
    lost["author and url of a review (a person adds them with the verdict)"] += len(drafts)
    return Written((File(NAME, len(drafts)),), lost)


def reviews(extract: Extract, lost: Losses) -> Iterator[dict[str, Any]]:
    """A draft for each event that is contested, denied or debunked."""
    for row in extract.rows():
        if row.event.status in CHECKED:
            yield review(row, extract.made)
        else:
            lost["events left out: nobody contradicts them"] += 1


def review(row: EventRow, made: str) -> dict[str, Any]:
    """One draft, unrated."""
    printed = sorted(row.sources, key=lambda s: (s.day or "9999", s.outlet, s.page, s.start))
    return {
        "@type": "ClaimReview",
        "@id": f"urn:fogline:{row.event.id}:review",
        "claimReviewed": row.event.title,
        "datePublished": made[:10],
        "reviewRating": {"@type": "Rating", "alternateName": "Unrated"},
        "itemReviewed": {
            "@type": "Claim",
            "@id": f"urn:fogline:{row.event.id}",
            "author": [{"@type": "Organization", "name": name} for name in row.origins],
            "datePublished": printed[0].day if printed else None,
            "firstAppearance": work(printed[0]) if printed else None,
            "appearance": [work(source) for source in printed],
        },
    }


def work(source: Source) -> dict[str, Any]:
    """One print of the claim."""
    told = {
        "@type": "CreativeWork",
        "url": source.url,
        "headline": source.headline,
        "publisher": {"@type": "Organization", "name": source.outlet},
        "datePublished": source.day,
        "text": source.sentence,
    }
    return {key: value for key, value in told.items() if value}
