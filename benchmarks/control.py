"""Control and incidents against other people's data, with no training on any of it.

    python -m benchmarks.control case ../shared/data/case2021_task2/snippets.tsv
    python -m benchmarks.control location ../shared/data/event_location/labeled_text.jsonl.gz [ROWS]
    python -m benchmarks.control petrarch ../shared/data/petrarch/PETR2_GSR_validation.xml ...

`case`: CASE 2021 task 2, one type a snippet; it follows from the claims by the list below, the
first that fits. `location`: tokens of the place of a given verb, from the parts of the claims that
hold the verb (Halterman 2019). `petrarch`: whether a claim of the record's PLOVER type is found;
CAMEO roots are taken as PLOVER types.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from fogline.knowledge import load
from fogline.nouns import Claim, Control, Incident, Page, Report, Span, page_id, report_id
from fogline.reading.kinds.control import controls
from fogline.reading.kinds.incident import incidents
from fogline.reading.kinds.toll import tolls
from fogline.reading.read import scene_of
from fogline.run.kit import kit

STATES = ("state", "military", "government")
FORCES = re.compile(r"\b(checkpoint|base|convoy|outpost|patrol|troops|soldiers|army|forces)")
"""Words of armed targets: ACLED calls an attack on them an armed clash."""
CASE = (
    ("CHEM_WEAP", ("chemical_attack",)),
    ("SUIC_BOMB", ("suicide_bombing",)),
    ("SEX_VIOL", ("sexual_violence",)),
    ("ABDUCT_DISSAP", ("abduction",)),
    ("GRENADE", ("grenade",)),
    ("AIR_STRIKE", ("airstrike", "drone_strike")),
    ("GOV_REGAINS_TERIT", ("taken by a state",)),
    ("NON_STATE_ACTOR_OVERTAKES_TER", ("taken",)),
    ("HQ_ESTABLISHED", ("base_established",)),
    ("NON_VIOL_TERRIT_TRANSFER", ("withdrew",)),
    ("ART_MISS_ATTACK", ("shelling", "strike")),
    ("REM_EXPLOS", ("bombing",)),
    ("PROTEST_WITH_INTER", ("protest and arrest",)),
    ("FORCE_AGAINST_PROTEST", ("crowd_control", "protest and attack")),
    ("VIOL_DEMONSTR", ("riot", "protest and clash", "protest and destruction")),
    ("PEACE_PROTEST", ("protest",)),
    ("DISR_WEAP", ("weapon_seizure", "air_defence")),
    ("PROPERTY_DISTRUCT", ("destruction", "looting")),
    (
        "ARMED_CLASH",
        ("attack on forces", "clash", "offensive", "ambush", "raid", "pushed_back", "advanced"),
    ),
    ("ARREST", ("arrest",)),
    ("AGREEMENT", ("agreement", "prisoner_swap", "release", "surrender")),
    ("CHANGE_TO_GROUP_ACT", ("deployment", "withdrawal")),
    ("DIPLO", ("sanction", "designation", "meeting", "phone_call", "demand", "accusation")),
    ("ATTACK", ("attack", "assassination", "execution")),
)
CAMEO = {
    **{"02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE"},
    **{"07": "AID", "08": "RETREAT", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE"},
    **{"12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION"},
    **{"17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"},
}


def claims(text: str) -> list[Claim]:
    """The control, incident and toll claims of a text taken as one report."""
    reading, digest = kit().reading, sha256(text.encode()).hexdigest()
    page = Page(page_id(digest, None), "text", None, "text/plain", digest, text)
    span = Span(0, len(text))
    report = Report(report_id(page.id, span, None), page.id, span, "article")
    scene = scene_of(page, report, (report,), reading)
    rules = (controls, incidents, tolls)
    at = range(len(scene.sentences))
    found = (c for i in at for rule in rules for c in rule(scene, i, reading.lexicon))
    return [c for c in found if isinstance(c, Claim)]


def seen(found: Iterable[Claim], text: str) -> set[str]:
    """The types of claims, with what tells apart: the taker of ground, grenades, protest and ..."""
    types: set[str] = set()
    for claim in found:
        what = claim.what
        if isinstance(what, Control):
            types.add(what.action)
            if what.action in ("captured", "retaken", "held"):
                types.add("taken by a state" if state(what.actor) else "taken")
        elif isinstance(what, Incident):
            types.add(what.incident)
            types |= {"grenade"} if what.weapon == "grenade" else set()
            forces = what.incident == "attack" and FORCES.search(claim.span.of(text))
            types |= {"attack on forces"} if forces else set()
    return types | {f"protest and {t}" for t in types if "protest" in types}


def state(name: str | None) -> bool:
    """Whether an actor is a state: by its kind, else by its name."""
    kinds = {a.name: a.kind for a in kit().reading.actors.ids.values()}
    if name in kinds:
        return kinds[name] in STATES
    return bool(name and re.search("Government|Armed Forces|Army|Ministry|police", name))


def case(path: Path) -> None:
    """Weighted F1 and F1 by class."""
    rows = list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"))
    pairs = []
    for row in rows:
        types = seen(claims(row["EventSnippet"]), row["EventSnippet"])
        told = next((name for name, of in CASE if types & set(of)), "OTHER")
        pairs.append((row["SubType"], told))
    for within in (None, {name for name, _ in CASE}):
        kept = [(g, t) for g, t in pairs if within is None or g in within]
        scope = "all" if within is None else "in scope"
        print(f"{scope}: {len(kept)} snippets, ", end="")
        right = sum(g == t for g, t in kept) / len(kept)
        print(f"weighted F1 {weighted(kept):.3f}, accuracy {right:.3f}")
    for name, count in Counter(g for g, _ in pairs).most_common():
        print(f"  {name:30} {count:3} F1 {f1(pairs, name):.2f}")


def f1(pairs: list[tuple[str, str]], name: str) -> float:
    """F1 of one class."""
    right = sum(g == t == name for g, t in pairs)
    return 2 * right / max(sum(name in pair for pair in pairs) + right, 1)


def weighted(pairs: list[tuple[str, str]]) -> float:
    """F1 over classes weighted by their number."""
    counts = Counter(g for g, _ in pairs)
    return sum(n * f1(pairs, name) for name, n in counts.items()) / len(pairs)


def location(path: Path, size: int) -> None:
    """Precision, recall and F1 over tokens of places.

    all: every row; named: places have a capital (a part of the rows is shifted by a word); held:
    the verb stands in a claim; placed: some place is annotated.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(5).shuffle(rows)
    counts: Counter[str] = Counter()
    for row in rows[:size]:
        text, want = row["text"], marked(row, "LOCATION")
        told, held = places(text, marked(row, "VERB"))
        names = all(re.search("[A-Z]", w.of(text)) for w in want)
        marks = (touched(text, told), touched(text, want))
        kinds = {"all": True, "named": names, "held": held, "placed": bool(want)}
        for name in (k for k, fits in kinds.items() if fits):
            counts[f"{name} hit"] += len(marks[0] & marks[1])
            counts[f"{name} told"] += len(marks[0])
            counts[f"{name} want"] += len(marks[1])
    for name in ("all", "named", "held", "placed"):
        hit, told_n, want_n = (counts[f"{name} {k}"] for k in ("hit", "told", "want"))
        score = 2 * hit / (told_n + want_n)
        print(f"{name:7} P {hit / told_n:.3f} R {hit / want_n:.3f} F1 {score:.3f}")


def marked(row: dict[str, Any], label: str) -> list[Span]:
    """The spans of one label; empty ones are left out."""
    spans = [s for s in row["spans"] if s["label"] == label and s["end"] > s["start"]]
    return [Span(s["start"], s["end"]) for s in spans]


def places(text: str, verbs: list[Span]) -> tuple[list[Span], bool]:
    """The words of places of the claims that hold a verb, and whether any holds it."""
    ours = []
    for claim in claims(text):
        parts = dict(claim.parts)
        words = (*parts.get("action", ()), *parts.get("outcome", ()))
        if any(v.overlap(s) for v in verbs for s in words):
            ours.append(parts)
    return [s for p in ours for s in p.get("place", ())], bool(ours)


def touched(text: str, spans: list[Span]) -> set[int]:
    """The starts of the words under spans."""
    words = (Span(m.start(), m.end()) for m in re.finditer(r"\w+", text))
    return {w.start for w in words if any(w.overlap(s) for s in spans)}


def petrarch(paths: list[Path]) -> None:
    """How many records have a claim of their type, by type."""
    lines = (x for x in load.text("crosswalk.csv").splitlines() if x[:1] != "#")
    plover = {row["type"]: row["plover_type"] for row in csv.DictReader(lines) if not row["weapon"]}
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    for text, want in records(paths):
        types = {plover.get(t) for t in seen(claims(text), text)}
        for kind in want:
            found[kind][kind in types] += 1
    total = sum((c for c in found.values()), Counter[bool]())
    print(f"records {total.total()}, of their type {total[True] / total.total():.3f}")
    for kind, count in sorted(found.items()):
        print(f"  {kind:10} {count[True]:3} of {count.total()}")


def records(paths: list[Path]) -> Iterator[tuple[str, set[str]]]:
    """Texts with the PLOVER types of their CAMEO codes."""
    for path in paths:
        raw = path.read_text(encoding="utf-8", errors="replace")
        for block in re.split(r"<Sentence\b(?=[^s])", raw)[1:]:
            text = re.search(r"<Text>(.*?)</Text>", block, re.S)
            codes = re.findall(r'eventcode\s*=\s*"(\d\d)', block)
            want = {CAMEO[c] for c in codes if c in CAMEO}
            if text and text[1].strip() and want:
                yield " ".join(text[1].split()), want


if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    if name == "case":
        case(Path(rest[0]))
    elif name == "location":
        location(Path(rest[0]), int(rest[1]) if len(rest) > 1 else 400)
    else:
        petrarch([Path(r) for r in rest])
