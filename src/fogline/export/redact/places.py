"""Places and small groups out of a record, claim by claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fogline.export.redact import rules
from fogline.export.redact.mask import Touched, masked, swapped
from fogline.export.redact.people import Judge
from fogline.nouns import Claim, Event, Ledger, Span, Toll


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
