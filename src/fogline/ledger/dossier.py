"""Dossiers: what the pages say of one actor, each line a sentence with its source.

Names over time, leaders, splits and renamings, designations, sponsors alleged: found as cue words
(`words/dossier.toml`) in sentences that name the actor. What the actor did and suffered comes from
the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.ledger import words
from fogline.ledger.figures import seconds
from fogline.ledger.parties import Parties, fold, kin, party
from fogline.ledger.sayings import actors_of, sufferers_of
from fogline.nouns import Claim, Ledger, Report, Span
from fogline.text.sentences import sentences

TOPICS = ("names", "leaders", "splits", "designations", "sponsors")
NEAR = 60
"""Characters between an actor's name and a cue that speaks of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a dossier: a sentence of a report, or a claim in words.

    `topic` is one of TOPICS, did, suffered or control; `source` is whom the sentence cites, else
    the publisher.
    """

    topic: str
    text: str
    source: str
    publisher: str
    public: str | None
    page: str
    span: Span
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor as the pages show it; `names` are (words used, reports, first day)."""

    actor: str
    names: tuple[tuple[str, int, str | None], ...]
    entries: tuple[Entry, ...]


def dossier(ledger: Ledger, names: Sequence[str], lexicon: Lexicon, table: Parties) -> Dossier:
    """The dossier of the actor that goes by these names, its usual name first."""
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)",
        re.IGNORECASE,
    )
    found = [*told_of(ledger, pattern, lexicon), *claims_of(ledger, names[0], table)]
    ordered = sorted(found, key=lambda e: (seconds(e.public), e.page, e.span, e.topic))
    return Dossier(names[0], used(ledger, pattern), tuple(ordered))


def used(ledger: Ledger, pattern: re.Pattern[str]) -> tuple[tuple[str, int, str | None], ...]:
    """The names used, with the number of reports that use them and the first day."""
    reports: dict[str, dict[str, str | None]] = {}
    for report in ledger.facts.reports.values():
        for match in pattern.finditer(*stretch(ledger, report)):
            name = " ".join(match.group().split())
            reports.setdefault(fold(name), {})[report.id] = report.public
    rows = ((name, len(days), first(days.values())) for name, days in reports.items())
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def stretch(ledger: Ledger, report: Report) -> tuple[str, int, int]:
    """A page's text and where a report stands in it, as `finditer` takes it."""
    return ledger.facts.pages[report.page].text, report.span.start, report.span.end


def first(days: Iterable[str | None]) -> str | None:
    """The earliest of some days."""
    return min((day for day in days if day), key=seconds, default=None)


def told_of(ledger: Ledger, pattern: re.Pattern[str], lexicon: Lexicon) -> Iterator[Entry]:
    """Sentences that name the actor next to a cue, by topic."""
    cues = {topic: cue_pattern(lexicon.words(f"dossier.{topic}")) for topic in TOPICS}
    parents = {report.parent for report in ledger.facts.reports.values()}
    for _, report in sorted(ledger.facts.reports.items()):
        if report.id in parents:
            continue
        text = ledger.facts.pages[report.page].text
        for span in sentences(text, report.span):
            named = [match.span() for match in pattern.finditer(text, span.start, span.end)]
            for topic, cue in cues.items() if named else ():
                if beside(cue, text, span, named):
                    yield entry(ledger, topic, report, span)


def cue_pattern(listed: Iterable[str]) -> re.Pattern[str]:
    """One pattern of some cue phrases; a space stands for any white space or hyphen."""
    bits = [re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in listed]
    return re.compile(r"(?<!\w)(?:" + "|".join(bits) + r")(?!\w)", re.IGNORECASE)


def beside(cue: re.Pattern[str], text: str, span: Span, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue stands near a name in the sentence."""
    for match in cue.finditer(text, span.start, span.end):
        if any(match.start() - end <= NEAR and start - match.end() <= NEAR for start, end in named):
            return True
    return False


def entry(ledger: Ledger, topic: str, report: Report, span: Span) -> Entry:
    """A sentence as a line, with whom the claims in it cite."""
    page = ledger.facts.pages[report.page]
    citing = [c for c in ledger.facts.claims.values() if c.report == report.id]
    cited = [c for c in citing if c.sentence.overlap(span) and c.attribution.names]
    publisher = report.publisher or "unnamed outlet"
    source = cited[0].attribution.names[-1] if cited else publisher
    text = " ".join(span.of(page.text).split())
    return Entry(topic, text, source, publisher, report.public, page.name, span)


def claims_of(ledger: Ledger, name: str, table: Parties) -> Iterator[Entry]:
    """What the actor did and suffered, as claims."""
    mine = party(name, table)
    for claim in ledger.facts.claims.values():
        for topic, names in (("did", actors_of(claim)), ("suffered", sufferers_of(claim))):
            if any(kin(party(other, table), mine) for other in names):
                yield claim_entry(ledger, topic, claim)


def claim_entry(ledger: Ledger, topic: str, claim: Claim) -> Entry:
    """A claim as a line."""
    report, page = ledger.facts.reports[claim.report], ledger.facts.pages[claim.page]
    return Entry(
        topic,
        words.capital(words.told(claim)),
        words.source_of(claim, report),
        report.publisher or "unnamed outlet",
        report.public,
        page.name,
        claim.sentence,
        claim.id,
    )
