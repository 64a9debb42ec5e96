"""Voices: what a single claim is traced to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.knowledge import spelling
from fogline.lineage.direction import is_agency, name_of, same_agency
from fogline.lineage.lore import Lore, agency_names, agency_pattern, bodies_spoken_for
from fogline.lineage.texts import Text
from fogline.nouns import Report, content_id


@dataclass(frozen=True, slots=True)
class Voice:
    """What a claim is traced to, before claims of one voice are put together."""

    id: str
    kind: str
    name: str
    why: str
    virtual: bool = False


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
    """The voice of a report that shares its words with nobody: its outlet's, however often."""
    agency = agency_of(report, lore)
    if agency:
        held = same_agency(report.publisher, agency, lore)
        return agency_voice(
            agency, f"{name_of(report)} {'is the agency' if held else f'credits {agency}'}"
        )
    mark = ("outlet", report.outlet) if report.outlet else ("report", report.id)
    return Voice(content_id("origin", *mark), "report", name_of(report),
                 "its own words, no source named")  # fmt: skip


def agency_voice(agency: str, why: str) -> Voice:
    """The voice of an agency, whoever prints it."""
    return Voice(content_id("origin", "agency", key(agency)), "agency", agency, why)
