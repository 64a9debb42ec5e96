"""Small nouns for tests, made with as few words as possible."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from fogline.nouns import (
    Attribution,
    Claim,
    Control,
    Page,
    Report,
    Span,
    Toll,
    When,
    claim_id,
    page_id,
    report_id,
)
from fogline.store.writer import PageFacts

TEXT = (
    "Shelling kills 12 in Kurmina\n\nShelling killed at least 12 people in Kurmina on Monday, "
    "the rescue service said."
)


def page(text: str = TEXT, url: str | None = "https://valley.example/1", **more: Any) -> Page:
    digest = sha256(text.encode()).hexdigest()
    fields = {"name": "one.txt", "media_type": "text/plain", "language": "en", **more}
    return Page(id=page_id(digest, url), url=url, sha256=digest, text=text, **fields)


def report(of: Page, public: str | None = "2023-05-01", **more: Any) -> Report:
    span = more.pop("span", Span(0, len(of.text)))
    when = When(public, public) if public else None
    fields = {"kind": "article", "publisher": "Valley Herald", "published": when, **more}
    return Report(id=report_id(of.id, span, None), page=of.id, span=span, **fields)


def toll(value: int = 12, **more: Any) -> Toll:
    fields = {"low": value, "high": None, "bound": "at_least", "places": ("Kurmina",), **more}
    return Toll(outcome=more.pop("outcome", "killed"), value=value, **fields)


def claim(of: Report, what: Any = None, span: Span | None = None, **more: Any) -> Claim:
    span = span or Span(of.span.start, of.span.start + 10)
    what = what or toll()
    fields = {"attribution": Attribution(("rescue service",), cue="said"), "rule": "test", **more}
    key = claim_id(of.id, span, what)
    return Claim(id=key, page=of.page, report=of.id, span=span, sentence=span, what=what, **fields)


def control(place: str = "Kurmina", action: str = "captured", **more: Any) -> Control:
    return Control(place=place, action=action, **more)


def facts(text: str = TEXT, url: str = "https://valley.example/1", **more: Any) -> PageFacts:
    made = page(text, url, **more)
    item = report(made)
    return PageFacts(made, text.encode(), (item,), (claim(item),))
