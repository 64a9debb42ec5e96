"""Control of places: a timeline a place of who is said to hold it, and by whom it is said.

Never one colour: a claim by the victor, an acknowledgement by the loser, a report by others and a
denial are rows of their own. A denial that names no place ("many of the six towns") marks none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fogline.ledger import words
from fogline.ledger.figures import seconds
from fogline.ledger.parties import fold
from fogline.ledger.sayings import Saying, gainer, leaver, places_of
from fogline.ledger.status import Counter
from fogline.nouns import Control, Line, content_id

ROLES = {
    "claimed": "said by the side that gains",
    "acknowledged": "admitted by the side that loses",
    "reported": "said by others",
    "denied": "denied",
}
_COMMON = frozenset(
    ["army", "forces", "force", "military", "the", "of", "government", "command", "general", "and"]
)


Row = tuple[str, str, str, str, str]
"""Place, action, actor, extent and role: what one row of a timeline tells."""


def rows(saying: Saying) -> Iterator[Row]:
    """The rows that a claim of control belongs to, one a place."""
    what = saying.claim.what
    if isinstance(what, Control):
        told = what.action, fold(what.actor or ""), what.extent or "", role(saying)
        yield from ((place, *told) for place in sorted(saying.where))


def role(saying: Saying) -> str:
    """claimed, acknowledged, reported or denied: who speaks, seen from the change told.

    "The army said it had withdrawn from the town" is acknowledged; "the rebels said they had taken
    it" is claimed; "a monitor said the rebels had taken it" is reported.
    """
    what = saying.claim.what
    assert isinstance(what, Control)
    if not saying.affirmed:
        return "denied"
    speakers = saying.claim.attribution.names or (saying.publisher,)
    if what.action != "held" and any(same_party(name, leaver(what)) for name in speakers):
        return "acknowledged"
    if any(same_party(name, gainer(what)) for name in speakers):
        return "claimed"
    return "reported"


def same_party(a: str, b: str | None) -> bool:
    """Two names of one party: equal, or with a telling word in common."""
    if not b:
        return False
    one, two = telling(a), telling(b)
    return fold(a) == fold(b) or bool(one & two)


def telling(name: str) -> set[str]:
    """Words of a name that tell parties apart."""
    return set(re.findall(r"\w{3,}", fold(name))) - _COMMON


def row_of(
    place: str, kind: str, group: Sequence[Saying], names: Mapping[str, str], count: Counter
) -> Line:
    """One row: who is said to have done what there, first read when."""
    ranked = sorted(group, key=lambda s: (seconds(s.public), s.id))
    what = ranked[0].claim.what
    assert isinstance(what, Control)
    ids = tuple(saying.id for saying in ranked)
    voices = sorted({names.get(v, v) for s in ranked for v in s.voices})
    origins = count(ids)
    told = "denied" if kind == "denied" else "corroborated" if origins.low > 1 else "single_source"
    return Line(
        id=content_id("line", "control", place, *sorted(ids)),
        kind="control",
        series=content_id("series", "control", place),
        moment=min((s.public for s in ranked if s.public), default=None, key=seconds),
        claims=ids,
        origin=words.listed(voices),
        origins=origins,
        state=kind + ": " + words.change(what),
        place=places_of(ranked[0].claim)[0],
        actor=what.actor,
        status=told,
        why=f"{ROLES[kind]}: {words.listed(voices)}",
    )
