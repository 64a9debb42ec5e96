"""Who speaks: independent origins behind reports and behind each claim.

A claim's origin joins two things. Its attribution chain: the innermost source it names is the
voice, so two outlets that each cite one monitor are one origin for that toll without sharing a
word. And its lineage: an own-voice claim inside a passage that others print too belongs to that
text, and to the agency behind it where there is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.knowledge import spelling
from fogline.lineage.decisions import ruled
from fogline.lineage.direction import is_agency, name_of, same_agency
from fogline.lineage.lore import (
    NO_LORE,
    Lore,
    agency_names,
    agency_pattern,
    bodies_spoken_for,
)
from fogline.lineage.texts import Text, covering, texts
from fogline.nouns import (
    Claim,
    Control,
    Count,
    Facts,
    Incident,
    Origin,
    Origins,
    Report,
    Span,
    Toll,
    content_id,
)

Sides = Mapping[str, Sequence[tuple[Span, Text]]]


@dataclass(frozen=True, slots=True)
class Voice:
    """What a claim is traced to, before claims of one voice are put together."""

    id: str
    kind: str
    name: str
    why: str
    virtual: bool = False


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
            draft = drafts.setdefault(voice.id, Draft(voice))
            draft.claims.add(claim)
            draft.reports.add(facts.claims[claim].report)
    for report in facts.reports.values():
        if report.id not in sides:
            voice = report_voice(report, lore)
            drafts.setdefault(voice.id, Draft(voice)).reports.add(report.id)
    return gathered(drafts, by_claim)


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
    for key, origin in made.items():
        for report in origin.reports:
            by_report[report].append(key)
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
    """The voices behind each claim."""
    shared = {c.id: covering(sides, c.report, c.sentence) for c in facts.claims.values()}
    chains = deepest(facts.claims.values())
    cited = cited_by_text(facts.claims.values(), shared, chains)
    found = {}
    for claim in facts.claims.values():
        names = chains[claim.id] or cited.get((text_id(shared[claim.id]), gist(claim)), ())
        report = facts.reports[claim.report]
        text = shared[claim.id]
        voices = [source_voice(name, report, text, lore) for name in names]
        found[claim.id] = tuple(dict.fromkeys(voices)) or (own_voice(report, text, lore),)
    return found


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
    """What one print of a text says of the source, for prints that dropped it."""
    found: dict[tuple[str, object], tuple[str, ...]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        text = shared[claim.id]
        if text and chains[claim.id]:
            found.setdefault((text.id, gist(claim)), chains[claim.id])
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


def source_voice(name: str, report: Report, text: Text | None, lore: Lore) -> Voice:
    """A named source is one voice everywhere; an unnamed one only within its text."""
    agency = agency_named(name, lore)
    if agency:
        return agency_voice(agency, f"{name} is cited")
    if is_anonymous(name, lore):
        scope = text.id if text else agency_of(report, lore) or report.id
        where = text.name if text else name_of(report)
        why = f"{name}, who cannot be told apart from other such sources"
        return Voice(content_id("origin", "anonymous", key(name), scope), "anonymous",
                     f"{name} ({where})", why)  # fmt: skip
    body = body_of(name, lore)
    return Voice(content_id("origin", "source", key(body)), "source", body, f"{body} is cited")


def agency_named(name: str, lore: Lore) -> str | None:
    """The agency that a source is or works for: "AFP", "an AFP correspondent"."""
    plain = agency_names(lore).get(name)
    if plain:
        return plain
    found = agency_pattern(lore).search(name)
    rest = set(key(name.replace(found.group(), " ")).split()) if found else set()
    return agency_names(lore)[found.group()] if found and rest <= lore.anonymous else None


def body_of(name: str, lore: Lore) -> str:
    """The body a source speaks for: "Defence Ministry spokesman" is "Defence Ministry"."""
    for _ in range(3):
        name = bodies_spoken_for(lore).get(name, name)
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in lore.speakers:
        words.pop()
    return " ".join(words)


def is_anonymous(name: str, lore: Lore) -> bool:
    """ "A military source", "two residents of Goma": a common noun that stands for nobody."""
    words = re.findall(r"\w+", name)
    head = [word for word in words if word.casefold() in lore.anonymous]
    return any(not word[:1].isupper() for word in head) or len(head) == len(words) > 0


def key(name: str) -> str:
    """A name without case, accents, article and punctuation."""
    return re.sub(r"^an? ", "", spelling.key(name))


def agency_of(report: Report, lore: Lore) -> str | None:
    """The one agency whose text a report prints as a whole, by its credits or its publisher."""
    own = is_agency(report, lore)
    if own or len(report.wire) != 1:
        return own
    return report.wire[0]


def own_voice(report: Report, text: Text | None, lore: Lore) -> Voice:
    """The voice of a claim without a source: the shared text's, the agency's or the report's."""
    if text:
        return agency_voice(text.agency, text.why[0]) if text.agency else text_voice(text)
    return report_voice(report, lore)


def text_voice(text: Text) -> Voice:
    """The voice of a text that several reports print."""
    return Voice(text.id, "text", text.name, text.why[0], text.virtual)


def report_voice(report: Report, lore: Lore) -> Voice:
    """The voice of a report that shares its words with nobody."""
    agency = agency_of(report, lore)
    if agency:
        held = same_agency(report.publisher, agency, lore)
        return agency_voice(
            agency, f"{name_of(report)} {'is the agency' if held else f'credits {agency}'}"
        )
    return Voice(content_id("origin", "report", report.id), "report", name_of(report),
                 "its own words, no source named")  # fmt: skip


def agency_voice(agency: str, why: str) -> Voice:
    """The voice of an agency, whoever prints it."""
    return Voice(content_id("origin", "agency", key(agency)), "agency", agency, why)


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
