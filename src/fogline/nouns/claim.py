"""Claims: who says what happened. The central noun of Fogline."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.ids import content_id
from fogline.nouns.knowledge import Place
from fogline.nouns.span import Span
from fogline.nouns.when import When

STANCES = ("asserted", "claimed", "unverified", "denied")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source chain of a claim, outermost first, without the report's own publisher.

    "The ministry told state TV" has names ("state TV", "ministry").
    `beside` are sources named side by side with the outermost; `carried` says that the source
    stands in a neighbouring sentence; `found_by` is parse, tagger or pattern. Empty names: own
    voice.
    """

    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    cue: str | None = None
    carried: bool = False
    found_by: str = ""
    anonymous: str | None = None
    """The reason given for not naming the source, as written."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people (or families) were killed, wounded, captured, displaced, and where."""

    outcome: str
    value: int | None
    low: int | None
    high: int | None
    bound: str | None
    unit: str = "persons"
    victims: str | None = None
    affiliation: str | None = None
    perpetrator: str | None = None
    cause: str | None = None
    places: tuple[str, ...] = ()
    period: When | None = None
    cumulative: bool = False
    part_of: str | None = None
    """Id of the toll claim this is a part of."""


@dataclass(frozen=True, slots=True)
class Control:
    """A change or state of control over a place."""

    place: str
    action: str
    actor: str | None = None
    loser: str | None = None
    extent: str | None = None
    date: When | None = None
    polarity: str = "affirmed"


@dataclass(frozen=True, slots=True)
class Incident:
    """Something done or said: strike, clash, deployment, meeting, statement, demand."""

    incident: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    date: When | None = None
    weapon: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quotation marks, and who spoke them."""

    speaker: str | None = None
    speaker_name: str | None = None
    medium: str | None = None


Payload = Toll | Control | Incident | Quote
Parts = tuple[tuple[str, tuple[Span, ...]], ...]
KINDS: dict[str, type[Payload]] = {
    "toll": Toll,
    "control": Control,
    "incident": Incident,
    "quote": Quote,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence-anchored assertion.

    `span` is the smallest clause, `sentence` its sentence, `parts` the spans of the words that
    carried each field, `rule` the name of the rule with the hash of the knowledge it used.
    """

    id: str
    page: str
    report: str
    span: Span
    sentence: Span
    what: Payload
    attribution: Attribution = Attribution()
    stance: str = "asserted"
    background: bool = False
    rule: str = ""
    parts: Parts = ()
    places: tuple[Place, ...] = ()
    """The places of the claim that could be resolved, without their aliases."""

    @property
    def kind(self) -> str:
        """toll, control, incident or quote."""
        return type(self.what).__name__.lower()

    @property
    def judged(self) -> bool:
        """Whether words say that the story is false ("a hoax", "did not take place")."""
        return any(name == "verdict" for name, _ in self.parts)


def claim_id(report: str, span: Span, what: Payload) -> str:
    """The id of a claim: where it stands and what it says (`part_of` apart)."""
    fields = [f"{n}={getattr(what, n)!r}" for n in what.__dataclass_fields__ if n != "part_of"]
    return content_id("claim", report, span.start, span.end, type(what).__name__, *fields)
