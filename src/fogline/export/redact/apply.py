"""The record without what could harm a person: a ledger in, a ledger out, every span unmoved.

Names are covered in the stored text itself, so no format can leak what another hides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from fogline.export.extract import Redaction
from fogline.export.redact import rules
from fogline.export.redact.mask import WITHHELD, hashed, masked, swapped
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
from fogline.nouns import Claim, Control, Event, Facts, Incident, Ledger, Page, Quote, Span, Toll

Touched = Counter[str]
"""How many places each rule touched."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def redact(ledger: Ledger, level: str, judge: Judge, made: str) -> tuple[Ledger, Redaction]:
    """The ledger as a level allows; `low` is the record itself."""
    if level == "low":
        return ledger, Redaction(level, {}, made)
    touched: Touched = Counter()
    calm = without_live(ledger, level, judge, made, touched)
    judge = of_record(judge, calm)
    named_ = without_names(calm, judge, touched)
    safe = without_places(named_, calm, level, judge, made, touched)
    if level == "high":
        safe = without_sentences(safe, touched)
    return safe, Redaction(level, dict(sorted(touched.items())), made)


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


def without_live(ledger: Ledger, level: str, judge: Judge, made: str, touched: Touched) -> Ledger:
    """Without movements told in the last hours: their claims, events, lines, disputes."""
    facts = ledger.facts
    moving = {
        claim.id
        for claim in facts.claims.values()
        if rules.live(claim, facts.reports[claim.report].public, made, level, judge)
    }
    if not moving:
        return ledger
    spoiled = [event for event in ledger.events if moving & set(event.claims)]
    gone = moving.union(*(event.claims for event in spoiled))
    told = {(facts.claims[key].page, facts.claims[key].sentence) for key in gone}
    gone |= {c.id for c in facts.claims.values() if (c.page, c.sentence) in told}
    touched["live movements held back (claims)"] += len(gone)
    kept = {key: claim for key, claim in facts.claims.items() if key not in gone}
    return replace(
        ledger,
        facts=replace(facts, claims=kept),
        events=tuple(e for e in ledger.events if not gone & set(e.claims)),
        lines=tuple(line for line in ledger.lines if not gone & set(line.claims)),
        disputes=tuple(d for d in ledger.disputes if not gone & set(d.claims)),
        claim_origins={k: o for k, o in ledger.claim_origins.items() if k not in gone},
        origins={
            key: replace(o, claims=tuple(c for c in o.claims if c not in gone))
            for key, o in ledger.origins.items()
        },
    )


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


def without_places(
    ledger: Ledger, before: Ledger, level: str, judge: Judge, made: str, touched: Touched
) -> Ledger:
    """Claims with the places that the rules allow; `before` still has the sentences to judge by."""
    facts = ledger.facts
    claims: dict[str, Claim] = {}
    hidden: dict[str, list[Span]] = {}
    renamed: dict[str, dict[str, str]] = {}
    for key, claim in facts.claims.items():
        sentence = claim.sentence.of(before.facts.pages[claim.page].text)
        public = facts.reports[claim.report].public
        claims[key] = placed(claim, sentence, public, level, judge, made, touched)
        names = moved(claim, claims[key])
        if names:
            renamed[key] = names
            hidden.setdefault(claim.page, []).extend(place_spans(claim))
        if rules.sexual(claim, sentence, judge):
            hidden.setdefault(claim.page, []).append(claim.sentence)
    pages = {
        key: replace(page, text=masked(page.text, hidden.get(key, ())))
        for key, page in facts.pages.items()
    }
    small = {k for k, c in claims.items() if victims(facts.claims[k]) != victims(c)}
    return replace(
        ledger,
        facts=replace(facts, claims=claims, pages=pages),
        events=tuple(told(event, renamed, small) for event in ledger.events),
        lines=tuple(told(line, renamed, small) for line in ledger.lines),
        disputes=tuple(told(dispute, renamed, small) for dispute in ledger.disputes),
    )


def placed(
    claim: Claim, sentence: str, public: str | None, level: str, judge: Judge, made: str,
    touched: Touched,
) -> Claim:  # fmt: skip
    """One claim after the rules for places and small cells."""
    places = claim.places
    fresh = rules.recent(public, made)
    if rules.sexual(claim, sentence, judge):
        places = tuple(rules.widened(place, "admin1") for place in places)
        touched["sexual violence: sentence covered, no place below the first level"] += 1
    elif rules.communal(sentence, judge):
        places = tuple(rules.widened(place, "admin2") for place in places)
        touched["ethnic or religious group named: place widened"] += places != claim.places
    elif fresh and (level == "high" or rules.sensitive(sentence, judge)):
        places = tuple(rules.blurred(place, rules.DECIMALS[level]) for place in places)
        touched["coordinates of sensitive sites rounded"] += places != claim.places
    what = claim.what
    if rules.small_cell(what, claim.places):
        assert isinstance(what, Toll)
        what = replace(what, victims=None)
        touched["small sub-groups left out (count under 10 in a small place)"] += 1
    changed = replace(claim, places=places, what=what)
    return replace(changed, what=swapped(what, renamer(moved(claim, changed))))


def moved(old: Claim, new: Claim) -> dict[str, str]:
    """Old to new names of the places that were widened."""
    pairs = zip(old.places, new.places, strict=True)
    return {a.name: b.name for a, b in pairs if a.name != b.name}


def place_spans(claim: Claim) -> tuple[Span, ...]:
    """The words of the claim that name its places."""
    return dict(claim.parts).get("place", ())


def victims(claim: Claim) -> str | None:
    """The sub-group of a toll."""
    return claim.what.victims if isinstance(claim.what, Toll) else None


def renamer(names: Mapping[str, str]) -> Callable[[str], str]:
    """What puts the wider place for the narrow one in a string."""
    if not names:
        return lambda text: text
    listed = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in listed))
    return lambda text: pattern.sub(lambda match: names[match[0]], text)


def told(noun: Any, renamed: Mapping[str, dict[str, str]], small: set[str]) -> Any:
    """An event, line or dispute with the wider place names, without small sub-groups."""
    names = {a: b for key in noun.claims for a, b in renamed.get(key, {}).items()}
    noun = swapped(noun, renamer(names)) if names else noun
    if not small & set(noun.claims):
        return noun
    pattern = re.compile(r"\b(?:children|women|elderly|civilians|men|medics|journalists)\b")
    if isinstance(noun, Event):
        return replace(noun, title=pattern.sub("people", noun.title))
    return replace(noun, victims=None) if hasattr(noun, "victims") else noun


def without_sentences(ledger: Ledger, touched: Touched) -> Ledger:
    """Every stored text covered: no sentence leaves at the highest level."""
    facts = ledger.facts
    touched["stored texts covered"] += len(facts.pages)
    pages = {
        key: replace(page, text=masked(page.text, (Span(0, len(page.text)),) if page.text else ()))
        for key, page in facts.pages.items()
    }
    reports = {key: replace(r, title=None) for key, r in facts.reports.items()}
    return replace(ledger, facts=replace(facts, pages=pages, reports=reports))
