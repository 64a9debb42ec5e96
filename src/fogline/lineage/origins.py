"""Who speaks: independent origins behind reports and behind each claim.

A claim's origin joins two things. Its attribution chain: the innermost source it names is the
voice, so two outlets that each cite one monitor are one origin for that toll without sharing a
word. And its lineage: an own-voice claim inside a passage that others print too belongs to that
text, and to the agency behind it where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.lineage.decisions import ruled
from fogline.lineage.lore import NO_LORE, Lore
from fogline.lineage.texts import Text, covering, texts
from fogline.lineage.voices import Voice, key, own_voice, report_voice, source_voice, text_voice
from fogline.nouns import (
    Claim,
    Control,
    Count,
    Facts,
    Incident,
    Origin,
    Origins,
    Span,
    Toll,
)
from fogline.nouns.outlet import fullest

Sides = Mapping[str, Sequence[tuple[Span, Text]]]


@dataclass(slots=True)
class Draft:
    """An origin in the making."""

    voice: Voice
    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


def origins(facts: Facts, lore: Lore = NO_LORE) -> Origins:
    """The origins of all reports and claims of a set of facts."""
    links = ruled(facts.links.values(), facts.decisions)
    found = texts(facts.pages, facts.reports, links, lore)
    sides = sides_by_report(found)
    by_claim = claim_voices(facts, sides, lore)
    drafts: dict[str, Draft] = {}
    for text in found:
        draft = drafts.setdefault(text.id, Draft(text_voice(text)))
        draft.reports.update(text.reports)
    for claim, voices in by_claim.items():
        for voice in voices:
            draft = drafted(drafts, voice)
            draft.claims.add(claim)
            draft.reports.add(facts.claims[claim].report)
    for report in facts.reports.values():
        if report.id not in sides:
            voice = report_voice(report, lore)
            drafted(drafts, voice).reports.add(report.id)
    return gathered(drafts, by_claim)


def drafted(drafts: dict[str, Draft], voice: Voice) -> Draft:
    """The draft of a voice; an outlet goes by the fullest name that any of its reports gives."""
    draft = drafts.setdefault(voice.id, Draft(voice))
    if voice.kind == "report":
        draft.voice = replace(draft.voice, name=fullest(draft.voice.name, voice.name))
    return draft


def gathered(drafts: Mapping[str, Draft], by_claim: Mapping[str, tuple[Voice, ...]]) -> Origins:
    """Drafts as nouns, in order of their ids."""
    made = {
        key: Origin(
            key, d.voice.name, tuple(sorted(d.reports)), tuple(sorted(d.claims)), d.voice.virtual,
            (d.voice.why,),
        )
        for key, d in sorted(drafts.items())
    }  # fmt: skip
    by_report: dict[str, list[str]] = defaultdict(list)
    for voice, origin in made.items():
        for report in origin.reports:
            by_report[report].append(voice)
    return Origins(
        made,
        {claim: tuple(voice.id for voice in voices) for claim, voices in sorted(by_claim.items())},
        {report: tuple(keys) for report, keys in sorted(by_report.items())},
        {key: draft.voice.kind for key, draft in sorted(drafts.items())},
    )


def sides_by_report(found: Iterable[Text]) -> Sides:
    """By report: the stretches that are part of a shared text."""
    sides: dict[str, list[tuple[Span, Text]]] = defaultdict(list)
    for text in found:
        for side in text.sides:
            sides[side.report].append((side.span, text))
    return sides


def claim_voices(facts: Facts, sides: Sides, lore: Lore) -> dict[str, tuple[Voice, ...]]:
    """The voices behind each claim; a verdict is its report's own, though it repeats the story."""
    shared = {c.id: covering(sides, c.report, c.sentence) for c in facts.claims.values()}
    chains = deepest(facts.claims.values())
    cited = cited_by_text(facts.claims.values(), shared, chains)
    found: dict[str, tuple[Voice, ...]] = {}
    for claim in facts.claims.values():
        report = facts.reports[claim.report]
        if claim.judged and not chains[claim.id]:
            found[claim.id] = (report_voice(report, lore),)
            continue
        names = fuller(chains[claim.id], cited.get((text_id(shared[claim.id]), gist(claim)), ()))
        text = shared[claim.id]
        voices = [source_voice(name, report, text, lore) for name in names]
        found[claim.id] = tuple(dict.fromkeys(voices)) or (own_voice(report, text, lore),)
    return found


def fuller(names: tuple[str, ...], elsewhere: tuple[str, ...]) -> tuple[str, ...]:
    """The sources, each as another print of the text names it in full.

    "the Observatory" of a trimmed copy is "Hill Observatory for Human Rights" of the original.
    """
    if not names:
        return elsewhere
    return tuple(next((e for e in elsewhere if shortened(n, e)), n) for n in names)


def shortened(name: str, full: str) -> bool:
    """Whether all telling words of a name stand in the fuller one."""
    words, more = (set(key(n).split()) - {"the"} for n in (name, full))
    return bool(words) and words < more


def text_id(text: Text | None) -> str:
    """The id of a shared text, or nothing."""
    return text.id if text else ""


def deepest(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """By claim: the innermost source of its chain, then those side by side with it.

    Where another claim of the sentence tells the same chain further ("AFP, citing two officers"
    beside "AFP"), that one counts.
    """
    rows = sorted(claims, key=lambda c: (c.report, -len(c.attribution.names), c.id))
    told: dict[str, list[Claim]] = defaultdict(list)
    found = {}
    for claim in rows:
        names = claim.attribution.names
        further = next(
            (
                other.attribution.names
                for other in told[claim.report]
                if other.sentence.overlap(claim.sentence)
                and other.attribution.names[: len(names)] == names
            ),
            names,
        )
        told[claim.report].append(claim)
        found[claim.id] = (further[-1], *claim.attribution.beside) if names else ()
    return found


def cited_by_text(
    claims: Iterable[Claim],
    shared: Mapping[str, Text | None],
    chains: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, object], tuple[str, ...]]:
    """What the print of a text that names its source most fully says of it, for other prints."""
    found: dict[tuple[str, object], tuple[str, ...]] = {}
    for claim in claims:
        text, names = shared[claim.id], chains[claim.id]
        if text and names:
            place = (text.id, gist(claim))
            found[place] = max(found.get(place, ()), names, key=lambda n: (len(" ".join(n)), n))
    return found


def gist(claim: Claim) -> object:
    """What must agree in two prints of one sentence for a source to be carried over."""
    match claim.what:
        case Toll(outcome=outcome, value=value, low=low):
            return "toll", outcome, value, low
        case Control(place=place, action=action):
            return "control", place, action
        case Incident(incident=incident, place=place):
            return "incident", incident, place
    return "quote", claim.span


def count(claims: Iterable[str], found: Origins) -> Count:
    """How many independent origins stand behind claims of one thing, with the reason in words.

    The high end counts every voice. The low end leaves out outlets that give no source and
    unnamed sources, where somebody else stands behind the claim too: they may rest on it.
    """
    voices = sorted({v for claim in claims for v in found.by_claim.get(claim, ())})
    firm = [v for v in voices if found.kinds[v] not in ("report", "anonymous")]
    high = len(voices)
    low = len(firm) or min(high, 1)
    return Count(low, high, told(voices, firm, found, set(claims)))


def told(voices: Sequence[str], firm: Sequence[str], found: Origins, claims: set[str]) -> str:
    """ "2 origins: Syrian Observatory for Human Rights (3 claims), army"."""
    if not voices:
        return "no origin known"
    names = [f"{found.origins[v].name}{times(found.origins[v], claims)}" for v in voices]
    loose = [found.origins[v].name for v in voices if v not in firm]
    words = f"{len(voices)} origin{'s' if len(voices) > 1 else ''}: {', '.join(sorted(names))}"
    if loose and len(voices) > max(1, len(firm)):
        words += f"; {', '.join(sorted(loose))} may rest on the others"
    return words


def times(origin: Origin, claims: set[str]) -> str:
    """How often an origin is heard, where it is more than once."""
    heard = len(claims & set(origin.claims))
    return f" (told {heard} times)" if heard > 1 else ""
