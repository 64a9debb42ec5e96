"""Measures the finding of spun rewrites: synonyms, re-ordered sentences and clauses.

    python benchmarks/spun.py fa-kes.csv [--seed 2] [--heavy] [--misses 5]

Positives: 200 passages of three to six sentences from the news texts of the CSV (not part of this
repository), spun with the table below and put between two paragraphs of an unrelated article.
Negatives: 200 pairs of articles by different outlets on one day and place that share no passage.
Nothing but the table is stored here.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fogline.lineage.link import link
from fogline.nouns import Link, Page, Report, Span
from lineage import the_lore

TABLE = """
killed:slain,left dead|killing:slaying|kill:slay|dead:lifeless|deaths:fatalities|death:demise
died:perished|wounded:injured,hurt|injured:hurt,wounded|wounding:injuring|injuring:hurting
casualties:victims|attack:assault,onslaught|attacks:assaults,onslaughts
attacked:assailed,assaulted|attacking:assailing|strikes:raids,bombardments|strike:raid,bombardment
raids:sorties,strikes|raid:sortie,strike|airstrikes:air raids|bombing:blast,bomb attack
bombings:blasts|blast:explosion,detonation|explosion:blast,detonation|bomb:explosive device
exploded:went off,detonated|blew:blasted|destroyed:wrecked,demolished|destroying:wrecking
damaged:battered|fighters:combatants,gunmen|fighter:combatant,gunman
rebels:insurgents,opposition gunmen|rebel:insurgent|militants:extremists,gunmen|militant:extremist
jihadists:radicals|jihadist:radical|terrorists:militants|troops:soldiers,servicemen
soldiers:troops,servicemen|forces:units,troops|army:military|military:armed
civilians:non-combatants,ordinary people|civilian:non-combatant|residents:inhabitants
people:persons,individuals|children:minors,youngsters|women:females|men:males|family:household
families:households|city:urban centre|town:settlement,township|towns:settlements|village:hamlet
villages:hamlets|area:zone,district|areas:zones,districts|province:governorate,region|region:area
neighbourhood:quarter|neighborhood:quarter|neighborhoods:quarters|district:quarter
road:route,highway|border:frontier|hospital:clinic,medical centre|captured:seized,took
seized:grabbed,captured|took:grabbed|control:command,hold|controlled:held,dominated
entered:moved into,pushed into|advanced:pushed forward|advance:push|launched:began,mounted
carried out:conducted|fled:escaped,ran from|fleeing:escaping|clashes:fighting,battles
fighting:combat,battles|battle:fight|battles:fights|fired:launched,shot|firing:launching
hit:struck,pounded|struck:pounded,hit|targeted:aimed at|targeting:aiming at
shelling:bombardment,artillery fire|shells:rounds,projectiles|rockets:missiles|rocket:missile
warplanes:jets,fighter jets|said:stated,declared|told:informed|reported:announced,stated
announced:declared|added:went on|adding:going on|statement:declaration,communique
spokesman:representative|official:functionary|officials:functionaries|monitor:watchdog
monitoring group:watchdog|activists:campaigners|activist:campaigner|government:authorities,regime
regime:government|opposition:anti-government|backed:supported|supported:backed|support:backing
supporting:backing|least:no fewer than|more than:over|nearly:almost|about:around|around:roughly
several:a number of|many:numerous|dozens:scores|including:among them|mostly:mainly|mainly:chiefly
also:likewise|however:yet|but:though|while:whereas|after:following|before:ahead of|during:amid
since:from|began:started|started:began|ended:finished|continued:went on|large:big,sizeable
big:large|huge:massive|heavy:intense|intense:fierce|major:significant|important:key|key:vital
new:fresh|recent:latest|latest:most recent|early:initial|last:previous|first:initial|near:close to
close:near|northern:north|southern:south|eastern:east|western:west|central:middle|base:camp
camp:compound|market:bazaar|building:structure|buildings:structures|houses:homes|homes:dwellings
vehicles:trucks|vehicle:truck|car:automobile|group:organisation,faction
groups:organisations,factions|leader:chief|commander:chief|member:affiliate|members:affiliates
war:conflict|conflict:war|crisis:emergency|violence:bloodshed|truce:ceasefire|ceasefire:truce
talks:negotiations|called:urged|urged:called on|condemned:denounced|accused:blamed|blamed:accused
denied:rejected|confirmed:verified|rescue:relief|workers:staff|aid:assistance|help:assist
need:require|food:provisions|water:drinking water|under:beneath|inside:within|across:throughout
against:versus|toward:to|because:as|used:employed|using:employing|found:discovered|made:produced
took place:happened|occurred:happened|caused:brought about|left:caused|bodies:corpses|body:corpse
rubble:debris|shot:gunned|gunmen:armed men|suicide:self-detonating|police:officers
"""


def table() -> dict[str, list[str]]:
    rows = (row.split(":") for line in TABLE.split("\n") for row in line.split("|") if ":" in row)
    return {word: others.split(",") for word, others in rows}


SYNONYMS = table()
PATTERN = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, SYNONYMS), key=len, reverse=True)) + r")\b"
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


def spun(text: str, dice: random.Random, others: list[str]) -> str:
    """Synonyms for four words of five in the table, clauses and sentences in another order.

    Where `others` are given, half of all other longer words are replaced by one of them: a spinner
    with a larger table. Names and numbers stay.
    """
    parts = [turned(s, dice, others) for s in sentences(text)]
    dice.shuffle(parts)
    return " ".join(parts)


def turned(sentence: str, dice: random.Random, others: list[str]) -> str:
    words = PATTERN.sub(
        lambda m: dice.choice(SYNONYMS[m.group()]) if dice.random() < 0.8 else m.group(), sentence
    )
    if others:
        words = re.sub(
            r"(?<= )[a-z]{4,}\b",
            lambda m: dice.choice(others) if dice.random() < 0.5 else m.group(),
            words,
        )
    words = re.sub(rf"^(.+?) (on (?:{DAYS}))\b(.*)$", r"\2 \1\3", words)
    words = re.sub(r"^(.{30,}?) ((?:the )?[A-Z]\w+(?: \w+){0,6}) (?:stated|declared|said)\.$",
                   r"According to \2 \1.", words)  # fmt: skip
    middle = re.match(r"^(.{40,}?) ((?:as|after|whereas|while|following) .{30,})\.$", words)
    if middle and dice.random() < 0.5:
        words = f"{middle[2]} {middle[1]}."
    return words[0].upper() + words[1:]


def sentences(text: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?]) (?=[A-Z\"])", text) if len(s.strip()) > 30]


Row = dict[str, str]


def rows_of(path: str) -> list[Row]:
    csv.field_size_limit(10**9)
    with open(path, encoding="utf-8", newline="") as file:
        found: dict[str, Row] = {}
        for row in csv.DictReader(file):
            found.setdefault(row["article_content"], row)
    return [row for row in found.values() if len(sentences(row["article_content"])) >= 8]


def positives(
    rows: list[Row], dice: random.Random, count: int, heavy: bool
) -> Iterator[tuple[str, str, Span]]:
    others = re.findall(r"\b[a-z]{4,}\b", " ".join(r["article_content"] for r in rows[:99]))
    for _ in range(count):
        row, host = dice.sample(rows, 2)
        parts = sentences(row["article_content"])
        size = dice.randint(3, 6)
        at = dice.randint(1, len(parts) - size)
        frame = sentences(host["article_content"])
        passage = spun(" ".join(parts[at : at + size]), dice, others if heavy else [])
        before = " ".join(frame[1:4]) + " "
        whole = before + passage + " " + " ".join(frame[4:7])
        yield row["article_content"], whole, Span(len(before), len(before) + len(passage))


def negatives(rows: list[Row], dice: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Different outlets, within three days, one place or a like title, no eight common words."""
    pairs = [
        (a["article_content"], b["article_content"])
        for a, b in combinations(rows, 2)
        if a["source"] != b["source"] and days_apart(a, b) <= 3
        and (a["location"] == b["location"] or near(a, b))
        and not shingles(a) & shingles(b)
    ]  # fmt: skip
    dice.shuffle(pairs)
    yield from pairs[:count]


def days_apart(a: Row, b: Row) -> int:
    first, second = (
        date(int(y), int(m), int(d)) for m, d, y in (r["date"].split("/") for r in (a, b))
    )
    return abs((first - second).days)


def near(a: Row, b: Row) -> bool:
    """Titles that share two names or numbers."""
    words = [set(re.findall(r"\b(?:[A-Z]\w{3,}|\d+)", row["article_title"])) for row in (a, b)]
    return len(words[0] & words[1]) >= 2


def shingles(row: Row) -> set[str]:
    words = re.findall(r"\w+", row["article_content"].casefold())
    return {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}


def linked(a: str, b: str) -> list[Link]:
    """Links between two texts alone."""
    pages = {
        key: Page(key, key, None, "text/plain", "", text) for key, text in (("a", a), ("b", b))
    }
    reports = [Report(k, k, Span(0, len(p.text)), "article") for k, p in pages.items()]
    return [item for item in link(pages, reports, the_lore()) if not item.background]


def told(name: str, pairs: list[list[Link]]) -> None:
    """How many pairs are called a copy, and by which kind of link."""
    kinds = Counter(kind for links in pairs for kind in {item.kind for item in links})
    copies = sum(any(item.kind != "quotation" for item in links) for links in pairs)
    print(f"{name}: {copies} of {len(pairs)} pairs called copy {dict(kinds)}")


def shared(links: list[Link], span: Span) -> int:
    """Characters of a span of the second text inside links."""
    ends = [link.b.span if link.b.page == "b" else link.a.span for link in links]
    return len(
        {at for end in ends for at in range(end.start, end.end)} & set(range(span.start, span.end))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--heavy", action="store_true", help="replace half of all other words too")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    rows = rows_of(args.csv)
    good = [(a, b, span, linked(a, b)) for a, b, span in positives(rows, dice, 200, args.heavy)]
    bad = [(a, b, linked(a, b)) for a, b in negatives(rows, dice, 200)]
    told("spun", [links for *_, links in good])
    half = sum(2 * shared(links, span) >= len(span) for _, _, span, links in good)
    print(f"spun: half of the passage covered in {half} of {len(good)}")
    told("independent", [links for *_, links in bad])
    for a, b, links in bad if args.misses else ():
        for item in links:
            if item.kind == "paraphrase":
                print("WRONG", item.why, "\n  ", item.a.span.of(a), "\n  ", item.b.span.of(b))
    for a, b, *_ in [row for row in good if not row[3]][: args.misses]:
        print("MISSED\n  ", a[:1500], "\n  ", b[:1500])


if __name__ == "__main__":
    main()
