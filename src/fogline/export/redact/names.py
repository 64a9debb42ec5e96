"""Private names out of a record: covered in its texts, taken out of every other string."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from fogline.export.redact.mask import WITHHELD, Touched, hashed, masked, swapped
from fogline.export.redact.people import (
    CASELESS,
    HANDLE,
    Judge,
    hits,
    named,
    parts_of,
    private_names,
    public_names,
)
from fogline.nouns import Claim, Control, Facts, Incident, Ledger, Page, Quote, Span, Toll

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def of_record(judge: Judge, ledger: Ledger) -> Judge:
    """The judge with what the record itself tells: its outlets, its places, its small words."""
    facts = ledger.facts
    reports = facts.reports.values()
    outlets = {name.casefold() for r in reports for name in (r.publisher, *r.wire) if name}
    places = {name.casefold() for c in facts.claims.values() for name in places_of(c)}
    return replace(
        judge,
        listed=lambda name: name.casefold() in outlets or judge.listed(name),
        place=lambda name: name.casefold() in places or judge.place(name),
        common=small_words(facts.pages.values()),
    )


def places_of(claim: Claim) -> tuple[str, ...]:
    """The places that a claim names, resolved or not."""
    what = claim.what
    if isinstance(what, Toll):
        return what.places
    if isinstance(what, Control):
        return (what.place,)
    return what.place if isinstance(what, Incident) else ()


def small_words(pages: Iterable[Page]) -> frozenset[str]:
    """Every word that some page writes without a capital: "residents" is no name."""
    found = (word for page in pages for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", page.text))
    return frozenset(word for word in found if word.islower())


def without_names(ledger: Ledger, judge: Judge, touched: Touched) -> Ledger:
    """Private names covered in every text and taken out of every string; handles hashed."""
    everywhere = frozenset(names_of(ledger, judge))
    touched["private names withheld"] += len(everywhere)
    parts, facts = parts_of(everywhere, judge), ledger.facts
    pages = {key: covered(page, parts, judge, touched) for key, page in facts.pages.items()}
    swap = swapper(parts, judge)
    made = replace(facts, pages={})
    rest = swapped_ledger(replace(ledger, facts=made), swap)
    return replace(rest, facts=replace(rest.facts, pages=pages))


def swapped_ledger(ledger: Ledger, swap: Callable[[str], str]) -> Ledger:
    """Every noun of the ledger with its strings passed through `swap`."""
    facts = ledger.facts
    return replace(
        ledger,
        facts=Facts(
            facts.pages,
            {key: swapped(noun, swap) for key, noun in facts.reports.items()},
            {key: swapped(noun, swap) for key, noun in facts.claims.items()},
            {key: swapped(noun, swap) for key, noun in facts.links.items()},
            swapped(facts.doubts, swap),
            swapped(facts.failures, swap),
            swapped(facts.decisions, swap),
        ),
        origins={key: swapped(noun, swap) for key, noun in ledger.origins.items()},
        events=swapped(ledger.events, swap),
        lines=swapped(ledger.lines, swap),
        disputes=swapped(ledger.disputes, swap),
    )


def names_of(ledger: Ledger, judge: Judge) -> set[str]:
    """Private names of the whole record, without those that any page gives an office."""
    found: set[str] = set()
    public: set[str] = set()
    for text in stretches(ledger):
        found.update(private_names(text, judge))
    for page in ledger.facts.pages.values():
        public.update(public_names(page.text, judge))
    for claim in ledger.facts.claims.values():
        found.update(name for name in people_of(claim) if named(name, judge))
    office = parts_of(public, judge)
    return {name for name in found if not public_part(name, office, judge)}


def public_part(name: str, office: frozenset[str], judge: Judge) -> bool:
    """Whether every word of a name belongs to somebody in office: "Morv" for "Ilan Morv"."""
    parts = parts_of((name,), judge)
    return bool(parts) and parts <= office


def stretches(ledger: Ledger) -> Iterable[str]:
    """Everything that exports may print of the pages: sentences of claims, headlines."""
    facts = ledger.facts
    spans = {(c.page, c.sentence) for c in facts.claims.values()}
    spans |= {(r.page, r.headline) for r in facts.reports.values() if r.headline}
    yield from (span.of(facts.pages[page].text) for page, span in sorted(spans))
    yield from (r.title for r in facts.reports.values() if r.title)


def people_of(claim: Claim) -> tuple[str, ...]:
    """Names that a claim holds for whoever speaks, acts or suffers."""
    said, what = claim.attribution, claim.what
    names: tuple[str | None, ...] = (*said.names, *said.beside)
    if isinstance(what, Quote):
        names += (what.speaker_name, what.speaker)
    if isinstance(what, Incident):
        names += (*what.actor, *what.target)
    return tuple(name for name in names if name)


def covered(page: Page, parts: frozenset[str], judge: Judge, touched: Touched) -> Page:
    """The page with names, mail addresses and words of scripts without capitals covered."""
    text = page.text
    found = hits(text, parts, judge)
    blind = [Span(*match.span()) for match in CASELESS.finditer(text)]
    mails = [Span(*match.span()) for match in EMAIL.finditer(text)]
    touched["words of names covered in stored texts"] += len(found)
    touched["stretches in scripts without capitals covered"] += len(blind)
    touched["mail addresses covered"] += len(mails)
    text = masked(text, [*found, *blind, *mails])
    text, handles = HANDLE.subn(lambda match: hashed(match[0]), text)
    touched["handles hashed"] += handles
    swap = swapper(parts, judge)
    url, name = page.url and swap(page.url), swap(page.name)
    return replace(page, text=text, url=url, name=name)


def swapper(parts: frozenset[str], judge: Judge) -> Callable[[str], str]:
    """What takes private names out of a string; addresses lose the words of a name."""
    known: dict[str, str] = {}

    def swap(text: str) -> str:
        if text not in known:
            known[text] = address(text, parts) if is_address(text) else unnamed(text, parts, judge)
        return known[text]

    return swap


def is_address(text: str) -> bool:
    """Whether a string is a URL or a file name."""
    return " " not in text and ("/" in text or "." in text or "-" in text)


def address(text: str, parts: frozenset[str]) -> str:
    """A URL or file name without words of names: "/2031/oma-tarel-tells"."""
    pieces = re.split(r"([^\W_]+)", text)
    return "".join("withheld" if p.casefold() in parts and len(p) > 3 else p for p in pieces)


def unnamed(text: str, parts: frozenset[str], judge: Judge) -> str:
    """A string with each run of private words replaced, handles hashed."""
    spans = hits(text, parts, judge)
    for at in range(len(spans) - 1, -1, -1):
        joins = at > 0 and text[spans[at - 1].end : spans[at].start].isspace()
        start = spans[at - 1].end if joins else spans[at].start
        text = text[:start] + ("" if joins else WITHHELD) + text[spans[at].end :]
    return HANDLE.sub(lambda match: hashed(match[0]), text)
