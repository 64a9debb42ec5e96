"""Who publishes a report, who signs it, which agencies are credited for its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.knowledge.outlets import Outlets, bare_host
from fogline.nouns.page import Page
from fogline.reports import credits
from fogline.reports.headers import byline, date_line, dateline
from fogline.reports.roles import Marked

Named = tuple[str, str]
"""A publisher and what it is known from."""


@dataclass(frozen=True, slots=True)
class Item:
    """The rows of one report: its head `rows[:body]` and the rest."""

    rows: Sequence[Marked]
    body: int
    page: Page
    masthead: str | None = None

    @property
    def head(self) -> Sequence[Marked]:
        """Rows above the running text."""
        return self.rows[: self.body]

    @property
    def foot(self) -> Sequence[Marked]:
        """The last rows, where texts are credited."""
        return self.rows[-4:]

    def words(self) -> str:
        """The text of the whole page, for the spelling of names."""
        return self.page.text


def host_of(item: Item, outlets: Outlets) -> str | None:
    """The host where the report goes on: after a label, or its only address, at its foot."""
    hosts = (credits.continues_at(r.line.text, outlets) for r in item.rows if r.role == "continue")
    named = next((h for h in hosts if h), None)
    lines = [r for r in item.rows if r.role == "address"]
    alone = len(lines) == 1 and lines[0] in item.foot
    return named or (credits.address_line(lines[0].line.text) if alone else None)


def publisher(item: Item, outlets: Outlets, alone: bool) -> Named | None:
    """The first source that names one; a page with one report only speaks for itself first."""
    order: tuple[Callable[[Item, Outlets], Named | None], ...] = (
        _by_host, _by_origin, _by_page, _by_masthead, _by_head, _by_byline, _by_credit,
        _by_copyright, _by_dateline, _by_wire,
    )  # fmt: skip
    if not alone:
        order = (*(rule for rule in order if rule is not _by_page), _by_page)
    return next((named for rule in order if (named := rule(item, outlets))), None)


def _by_host(item: Item, outlets: Outlets) -> Named | None:
    """ "Continue reading at www.example.org" names that outlet."""
    host = host_of(item, outlets)
    return (credits.host_name(host, item.words(), outlets), "continue_host") if host else None


def _by_origin(item: Item, outlets: Outlets) -> Named | None:
    """ "This content originally appeared on Al Jazeera." names that outlet."""
    names = (credits.origin(r.line.text, outlets) for r in item.rows if r.role == "origin")
    found = next((n for n in names if n), None)
    return (found, "origin") if found else None


def _by_masthead(item: Item, outlets: Outlets) -> Named | None:
    """The name over the headline of the page."""
    known = outlets.named(item.masthead) if item.masthead else None
    name = known.name if known else item.masthead
    return (name, "masthead") if name else None


def _by_head(item: Item, outlets: Outlets) -> Named | None:
    """An outlet on a line of its own near the headline: "DELTA COURIER"."""
    for row in item.head:
        text = re.sub(r"(?i)^via\s+", "", row.line.text.strip(" .,|"))
        if row.role == "outlet" and not _function(text, outlets):
            known = outlets.named(text)
            return (known.name if known else text), "head"
        found = date_line(row.line.text, outlets.layout) if row.role == "date" else None
        if found and (named := _named(found.extra, outlets)):
            return named, "head"
    return None


def _named(words: str, outlets: Outlets) -> str | None:
    """The outlet beside a date: "Nile Courier, 30 Nov. 2024"; a person's name is none."""
    known = outlets.named(words) if words else None
    telling = {w.casefold() for w in words.split()} & outlets.layout.outlet_words
    if known or not telling or not 2 <= len(words.split()) <= 5:
        return known.name if known else None
    return words if words[0].isupper() else None


def _function(text: str, outlets: Outlets) -> bool:
    return bool(set(text.casefold().split()) & set(outlets.layout.roles))


def _by_byline(item: Item, outlets: Outlets) -> Named | None:
    """ "By AFP"; "Authored by Jan Kos via Example.com": what stands after via."""
    for row in item.head:
        bar = re.split(r"\s+[|•·]\s+", row.line.text) if row.role == "byline" else []
        known = outlets.named(bar[-1]) if len(bar) > 1 else None
        if known:
            return known.name, "byline"
    for name in _bylines(item, outlets):
        parts = re.split(r"\s+(?:via|for|of|,)\s+|,\s+|/", name.removesuffix(" Staff"))
        for part in reversed(parts):
            known = outlets.named(part) or outlets.at_host(part)
            if known:
                return known.name, "byline"
        if len(parts) > 1 and " via " in f" {name} ":
            return parts[-1].strip(), "byline"
    return None


def _bylines(item: Item, outlets: Outlets) -> list[str]:
    rows = [r for r in item.rows[: item.body + 1] if r.role in ("byline", "date")]
    rows += [r for r in item.foot if r.role == "signature"]
    found = []
    for row in rows:
        dated = date_line(row.line.text, outlets.layout) if row.role != "byline" else None
        words = dated.extra if dated else row.line.text
        name = byline(words, outlets.layout) or (words if row.role != "date" else None)
        found += [name] if name else []
    return found


def _by_credit(item: Item, outlets: Outlets) -> Named | None:
    """The outlet that works with an agency: "(Canal Uno with Reuters)"."""
    names = [n for n in _credited(item, outlets) if outlets.named(n) and not outlets.agency(n)]
    return (names[0], "credit") if names else None


def _by_copyright(item: Item, outlets: Outlets) -> Named | None:
    """Its own pictures: "03:57© Canal Uno", "Video by: Canal Uno", "© Observers" by itself."""
    for row in item.rows:
        m = re.search(r"©\s*([^©,]{2,40})$|(?i:video by)\s*:?\s*(.{2,40})$", row.line.text)
        if row.role != "furniture" or not m:
            continue
        name = (m[1] or m[2]).strip(" .")
        known = outlets.named(name)
        if known and known.kind != "wire":
            return known.name, "copyright"
        if (
            not known
            and row.kind == "photo_credit"
            and set(name.casefold().split()) & outlets.layout.outlet_words
        ):
            return name, "copyright"
    return None


def _by_dateline(item: Item, outlets: Outlets) -> Named | None:
    """The agency of the dateline: "KHARTOUM, Nov 3 (Reuters) -"."""
    agency = _dateline_agency(item, outlets)
    return (agency, "dateline") if agency else None


def _dateline_agency(item: Item, outlets: Outlets) -> str | None:
    for row in item.rows[: item.body + 2]:
        found = dateline(row.line.text, outlets) if row.role == "lead" else None
        if found:
            return found.agency
    return None


def _by_wire(item: Item, outlets: Outlets) -> Named | None:
    """The agency credited for the whole text: "(AFP)"."""
    names = credits.agencies(_credited(item, outlets), outlets)
    return (names[0], "wire_credit") if names else None


def _by_page(item: Item, outlets: Outlets) -> Named | None:
    """The outlet at the page's host, else what the site calls itself, else the host."""
    meta = item.page.meta
    address = meta.canonical_url or item.page.url
    host = bare_host(address) if address and "://" in address else ""
    listed = outlets.at_host(host) if host else None
    if listed:
        return listed.name, "page_host"
    site = re.split(r"\s+[|–—-]\s+", meta.site_name or "")[0]
    if site and "://" not in site:
        known = outlets.named(site)
        return (known.name if known else site), "page"
    return (credits.host_name(host, item.words(), outlets), "page_host") if "." in host else None


def _credited(item: Item, outlets: Outlets) -> tuple[str, ...]:
    """Names credited for the text, at its foot or, as a line of its own, in its head."""
    found: list[str] = []
    for row in (*item.head, *item.foot):
        if row.role in ("credit", "outlet"):
            found += credits.credit_line(row.line.text, outlets)
    last = next((r for r in reversed(item.rows) if r.role in ("body", "lead")), None)
    if last:
        found += credits.closing_credit(last.line.text, outlets)
    return tuple(dict.fromkeys(found))


def wire(item: Item, outlets: Outlets) -> tuple[str, ...]:
    """Agencies credited for the text: credits, "By AFP", the dateline; never for photos."""
    found = list(_credited(item, outlets))
    for name in _bylines(item, outlets):
        found += credits.credited(name.removesuffix(" Staff"), outlets)
    agency = _dateline_agency(item, outlets)
    return tuple(dict.fromkeys(credits.agencies((*found, *([agency] if agency else [])), outlets)))


def signature(item: Item, outlets: Outlets) -> str | None:
    """The byline as printed, without its label."""
    names = (n for n in _bylines(item, outlets) if n.strip(" :").casefold() != "by")
    return next(names, None)


def dateline_words(item: Item, outlets: Outlets) -> str | None:
    """The dateline as printed: "GOMA, Congo (AP) -"."""
    for row in item.rows[: item.body + 2]:
        found = dateline(row.line.text, outlets) if row.role == "lead" else None
        if found:
            return found.words
    return None
