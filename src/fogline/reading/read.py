"""Reading a page: from its reports to claims, one step after another.

    sentences -> gate -> parse -> times, places, actors, quotations -> attribution -> claims

Every step adds to the `Scene`; the rules of each claim kind look at the finished scene.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.knowledge.actors import Actors
from fogline.knowledge.lexicon import Lexicon
from fogline.knowledge.places import Gazetteer
from fogline.nouns import Claim, Doubt, Page, Report, own_spans
from fogline.reading import actors, attribution, parts, places, quotations
from fogline.reading.gate import Gate
from fogline.reading.kinds import control, incident, quote, toll
from fogline.reading.parse import cut
from fogline.reading.reader import Reader
from fogline.reading.scene import Scene, Sentence
from fogline.reading.times.find import find
from fogline.reading.toll_parts import joined
from fogline.reading.verdicts import judged

RULES = (toll.tolls, control.controls, incident.incidents, quote.quotes)


@dataclass(frozen=True)
class Reading:
    """What the reading stage knows; `digest` is the hash of the knowledge files."""

    gate: Gate
    lexicon: Lexicon
    actors: Actors
    gazetteer: Gazetteer
    reader: Reader
    digest: str


def read(
    page: Page, reports: Sequence[Report], reading: Reading
) -> tuple[list[Claim], list[Doubt]]:
    """Claims and doubts of all reports of a page, in text order."""
    claims: dict[str, Claim] = {}
    doubts: dict[str, Doubt] = {}
    for report in reports:
        scene = scene_of(page, report, tuple(reports), reading)
        found = list(told(scene, reading.lexicon))
        sayings = [c for c in found if isinstance(c, Claim)]
        claims |= {c.id: c for c in judged(scene, sayings, reading.lexicon)}
        doubts |= {d.id: d for d in found if isinstance(d, Doubt)}
    return [stamped(c, reading) for c in joined(list(claims.values()))], list(doubts.values())


def told(scene: Scene, lexicon: Lexicon) -> Iterator[Claim | Doubt]:
    """What every rule finds in every sentence, in text order."""
    for index in range(len(scene.sentences)):
        for rule in RULES:
            yield from rule(scene, index, lexicon)


def scene_of(page: Page, report: Report, reports: tuple[Report, ...], reading: Reading) -> Scene:
    """The report with everything that was seen in it before the claim rules look."""
    base = report.public or page.meta.stamp
    sentences = parts.sentences(page, report, own_spans(report, reports))
    return seen(parsed(Scene(page, report, base, tuple(sentences)), reading), reading)


def seen(scene: Scene, reading: Reading) -> Scene:
    """The parsed scene with times, places, actors, quotations and attribution."""
    text = scene.page.text
    timely = tuple(timed(s, text, scene.base) for s in scene.sentences)
    scene = replace(scene, sentences=timely)
    scene = places.placed(scene, reading.gazetteer)
    scene = actors.cast(scene, reading.actors)
    scene = quotations.marked(scene)
    return attribution.attributed(scene, reading.lexicon)


def parsed(scene: Scene, reading: Reading) -> Scene:
    """Parse the sentences that the gate lets through, all at once."""
    wanted = [i for i, s in enumerate(scene.sentences) if reading.gate.passes(s.text)]
    given = [cut(scene.page.text, scene.sentences[i].span) for i in wanted]
    parses = dict(zip(wanted, reading.reader.parse(given), strict=True))
    sentences = (replace(s, parse=parses.get(i)) for i, s in enumerate(scene.sentences))
    return replace(scene, sentences=tuple(sentences))


def timed(sentence: Sentence, text: str, base: str | None) -> Sentence:
    """The sentence with its time expressions."""
    return replace(sentence, times=tuple(find(text, sentence.span, base)))


def stamped(claim: Claim, reading: Reading) -> Claim:
    """The claim with the knowledge and the model that its rule used."""
    return replace(claim, rule=f"{claim.rule}@{reading.digest}+{reading.reader.name}")
