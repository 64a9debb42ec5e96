"""`export webannotation`: every evidence span as a W3C Web Annotation (Recommendation, 2017).

Each span is told twice, by its words and by its position in the page's stored text; the words
around it stay within its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.redact.mask import MASK
from fogline.nouns import Claim, Page, Span

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of context on each side."""


def write_webannotation(extract: Extract, folder: Path) -> Written:
    """One annotation page, written annotation by annotation."""
    lost: Losses = Losses()
    encoder, count = msgspec.json.Encoder(), 0
    head = {"@context": CONTEXT, "id": "urn:fogline:annotations", "type": "AnnotationPage"}
    with (folder / NAME).open("wb") as file:
        file.write(encoder.encode(head)[:-1] + b',"items":[')
        for count, item in enumerate(items(extract), 1):
            file.write((b"\n" if count == 1 else b",\n") + encoder.encode(item))
            words = item["target"]["selector"][0]["exact"]
            lost["quotations with withheld words (the position still finds them)"] += MASK in words
        file.write(b"\n]}\n")
    lost["what a claim says, beyond its kind (the record format holds it)"] += len(
        extract.ledger.facts.claims
    )
    return Written((File(NAME, count),), lost)


def items(extract: Extract) -> Iterator[dict[str, Any]]:
    """One for each claim and one for each of the words that carry its fields."""
    facts = extract.ledger.facts
    for claim in facts.claims.values():
        page = facts.pages[claim.page]
        body = {"type": "Dataset", "id": f"urn:fogline:{claim.id}"}
        yield annotation(claim, claim.span, page, extract.made, "identifying", body)
        for name, spans in claim.parts:
            for span in spans:
                part = {"type": "TextualBody", "value": name, "purpose": "tagging"}
                yield annotation(claim, span, page, extract.made, "tagging", part)


def annotation(
    claim: Claim, span: Span, page: Page, made: str, why: str, body: dict[str, str]
) -> dict[str, Any]:
    """One annotation of a span; its id says which claim, what and where."""
    return {
        "@context": CONTEXT,
        "id": f"urn:fogline:{claim.id}:{body.get('value', 'claim')}:{span.start}-{span.end}",
        "type": "Annotation",
        "motivation": why,
        "created": page.fetched or made,
        "body": body,
        "target": {
            "source": page.url or f"urn:fogline:{page.id}",
            "state": {"type": "TimeState", "cached": f"urn:sha256:{page.sha256}"}
            | ({"sourceDate": page.fetched} if page.fetched else {}),
            "selector": selectors(claim.sentence, span, page.text),
        },
    }


def selectors(sentence: Span, span: Span, text: str) -> list[dict[str, Any]]:
    """The quotation with its context and the position: two ways to find one span."""
    left, right = min(sentence.start, span.start), max(sentence.end, span.end)
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(left, span.start - AROUND) : span.start],
            "suffix": text[span.end : min(right, span.end + AROUND)],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
