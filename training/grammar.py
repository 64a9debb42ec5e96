"""Sentences of reporting made from a small grammar, marked as they are made.

Each form is one way in which news says who says what; phrases come from `data/grammar.toml`. The
result is a line in the marking format (with arcs where the form knows them), read like any other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from training.example import Example
from training.marks import MarkError, examples, unmarked

LISTS = Path(__file__).parent / "data" / "grammar.toml"
VAGUE = re.compile(r"^(.*) of$")
ENDING = re.compile(r",\}([.,])")
"""A source's closing comma before another mark."""


@cache
def lists() -> dict[str, list[str]]:
    """The phrase lists."""
    return tomllib.loads(LISTS.read_text(encoding="utf-8"))


def draw(count: int, dice: Random) -> list[Example]:
    """`count` sentences, or a few less: those whose arcs cannot be told apart are left out."""
    out: list[Example] = []
    for _ in range(count):
        line, arcs = dice.choices(FORMS, WEIGHTS)[0](dice)
        marked = unmarked(ENDING.sub(r"}\1", _capital(line)))
        marked.arcs = arcs
        try:
            out += examples(marked, "grammar")
        except MarkError:
            continue
    return out


def _capital(line: str) -> str:
    """Capital at the first word inside the opening marks."""
    m = re.match(r"(?:\{\w+ |\[[A-Z]+ |[\"“])*", line)
    at = m.end() if m else 0
    return line[:at] + line[at : at + 1].upper() + line[at + 1 :]


def _pick(dice: Random, name: str) -> str:
    return dice.choice(lists()[name])


def _person(dice: Random) -> str:
    name = f"[PER {_pick(dice, 'given')} {_pick(dice, 'family')}]"
    rank = f"{_pick(dice, 'rank')} " if dice.random() < 0.3 else ""
    role = f", {_pick(dice, 'role')}," if dice.random() < 0.6 else ""
    return rank + name + role


def _source(dice: Random) -> str:
    kind = dice.random()
    if kind < 0.35:
        return _person(dice)
    return _pick(dice, "force" if kind < 0.6 else "body")


def _place(dice: Random) -> str:
    kind = dice.random()
    if kind < 0.6:
        return f"in [LOC {_pick(dice, 'place')}]"
    return f"in {_pick(dice, 'region')}" if kind < 0.8 else f"at {_pick(dice, 'facility')}"


def _deed(dice: Random) -> tuple[str, list[str], str]:
    """A clause of the war, arcs inside it, and its main verb."""
    return dice.choice((_toll, _killed, _taken, _withdrew, _opinion))(dice)


def _counted(dice: Random, noun: str) -> tuple[str, str, list[str]]:
    """A counted noun, its head word and arcs: in "dozens of men" the head is "dozens"."""
    n, head = _pick(dice, "number"), _head(noun)
    vague = VAGUE.match(n)
    if vague:
        top = vague[1].split()[-1]
        return f"[QTY {vague[1]}] of {noun}", top, [f"{top}>nmod>{head}"]
    last = n.split()[-1]
    arcs = [f"{head}>nummod>{last}"] if last != "dozen" and "between" not in n else []
    return f"[QTY {n}] {noun}", head, arcs


def _toll(dice: Random) -> tuple[str, list[str], str]:
    """Killing with an inserted part and a second verb."""
    cause, part = _pick(dice, "strike"), _pick(dice, "part")
    who, top, arcs = _counted(dice, _pick(dice, "people"))
    arcs += [f"killed>nsubj>{_head(cause)}", f"killed>obj>{top}"]
    verb = dice.choice(("killed", "had killed"))
    text = f"{cause} {_place(dice)} {verb} {who}"
    if dice.random() < 0.3:
        return text, arcs, "killed"
    some, head, more = (part, _head(part), []) if part[:2] == "a " else _counted(dice, part)
    kind = dice.choice(("including", "among them", "—", ""))
    if kind == "—":
        text += f" — {some} —"
    elif kind:
        text += f", {kind} {some},"
        arcs += [*more, f"{top}>nmod>{head}"] if kind == "including" else []
    rest, other, more = _counted(dice, _pick(dice, "others"))
    arcs += ["killed>conj>wounded", f"wounded>obj>{other}", *more]
    return f"{text} and wounded {rest}", arcs, "killed"


def _killed(dice: Random) -> tuple[str, list[str], str]:
    who, top, arcs = _counted(dice, _pick(dice, "people"))
    be = dice.choice(("were", "had been", "have been"))
    by = f" by {_pick(dice, 'strike')}" if dice.random() < 0.4 else ""
    text = f"{who} {be} killed{by} {_place(dice)}"
    arcs.append(f"killed>nsubj:pass>{top}")
    if dice.random() < 0.4:
        rest, other, more = _counted(dice, _pick(dice, "others"))
        text += f" and {rest} wounded"
        arcs += ["killed>conj>wounded", f"wounded>nsubj:pass>{other}", *more]
    return text, arcs, "killed"


def _taken(dice: Random) -> tuple[str, list[str], str]:
    verb = dice.choice(("captured", "retaken", "seized", "surrounded", "entered", "bombed", "lost"))
    place = f"[LOC {_pick(dice, 'place')}]"
    who = dice.choice(("it", "they", _pick(dice, "force"), "its fighters", "their troops"))
    and_ = dice.choice(("", "", " and advanced toward the river", " and were moving north"))
    text = f"{who} had {verb} {place}{and_}"
    heads = [f"{verb}>nsubj>{_head(who)}"]
    if and_:
        heads.append(f"{verb}>conj>{'advanced' if 'advanced' in and_ else 'moving'}")
    return text, heads, verb


def _withdrew(dice: Random) -> tuple[str, list[str], str]:
    who = dice.choice((_pick(dice, "force"), "its soldiers", "his men"))
    text = f"{who} had withdrawn from [LOC {_pick(dice, 'place')}] {_pick(dice, 'day')}"
    return text, [f"withdrawn>nsubj>{_head(who)}"], "withdrawn"


def _opinion(dice: Random) -> tuple[str, list[str], str]:
    return _pick(dice, "opinion"), [], ""


def _head(phrase: str) -> str:
    """The head word of a phrase in the lists: its last, or the first of a name of several words."""
    bare = re.sub(r"\[[A-Z]+ ([^\]]*)\]", lambda m: m[1], phrase)
    marked = re.search(r"\[FORCE ([^\]]*)\]$", phrase)
    if marked and marked[1][0].isupper() and " " in marked[1] and "al-" in marked[1]:
        return marked[1].split()[0]
    return bare.split()[-1]


def _said_first(dice: Random) -> tuple[str, list[str]]:
    """ "The ministry said on Sunday that 11 people were killed." """
    text, arcs, verb = _deed(dice)
    say, day = _pick(dice, "say"), f" {_pick(dice, 'day')}" if dice.random() < 0.3 else ""
    that = dice.choice((" that", "", ""))
    if say.endswith(" reporters"):
        say, day = f"{say.removesuffix(' reporters')}}} reporters", ""
    else:
        say += "}"
    line = f"{{s {_source(dice)}}} {{q {say}{day}{that} {{c {text}}}."
    return line, _under(say, arcs, verb)


def _under(say: str, arcs: list[str], verb: str) -> list[str]:
    cue = say.partition("}")[0].split()[-1]
    plain = len(say.split()) == 1 or "reporters" in say
    return [*arcs, f"{cue}>ccomp>{verb}", f"ROOT>root>{cue}"] if verb and plain else arcs


def _one_word(dice: Random) -> str:
    say = _pick(dice, "say")
    return say if " " not in say else "said"


def _said_last(dice: Random) -> tuple[str, list[str]]:
    """ "Shelling killed 11 people, residents said." and with the verb before the source."""
    text, arcs, verb = _deed(dice)
    say = _one_word(dice)
    source = _source(dice)
    order = f"{{q {say}}} {{s {source}}}" if dice.random() < 0.4 else f"{{s {source}}} {{q {say}}}"
    day = f" {_pick(dice, 'day')}" if dice.random() < 0.25 else ""
    return f"{{c {text}}}, {order}{day}.", _under(say, arcs, verb)


def _told(dice: Random) -> tuple[str, list[str]]:
    text, arcs, verb = _deed(dice)
    tell, outlet = _pick(dice, "tell"), _pick(dice, "outlet")
    if dice.random() < 0.5:
        line = f"{{c {text}}}, {{s {_source(dice)}}} {{q {tell}}} {outlet}."
    else:
        that = dice.choice((" that", ""))
        line = f"{{s {_source(dice)}}} {{q {tell}}} {outlet}{that} {{c {text}}}."
    return line, _under(tell, arcs, verb)


def _by_account(dice: Random) -> tuple[str, list[str]]:
    """ "..., according to two residents" and the same in front."""
    text, arcs, _ = _deed(dice)
    cue = _pick(dice, "according")
    if dice.random() < 0.7:
        return f"{{c {text}}}, {{q {cue}}} {{s {_source(dice)}}}.", arcs
    return f"{{q {cue}}} {{s {_source(dice)}}}, {{c {text}}}.", arcs


def _denied(dice: Random) -> tuple[str, list[str]]:
    text, arcs, _ = _deed(dice)
    deny, source = _pick(dice, "deny"), _source(dice)
    kind = dice.random()
    if kind < 0.4:
        return f"{{s {source}}} {{q {deny}}} {{c {_pick(dice, 'report_noun')} {text}}}.", arcs
    if kind < 0.7:
        return f"{{s {source}}} {{q denied}} that {{c {text}}}.", arcs
    other, _, _ = _deed(dice)
    return f"{{s {source}}} {{q denied}} {{c the report}} and {{q said}} {{c {other}}}.", []


def _two_verbs(dice: Random) -> tuple[str, list[str]]:
    """Two contents of one source under coordinated verbs."""
    one, two = _deed(dice)[0], _deed(dice)[0]
    a, b = _one_word(dice), dice.choice(("added", "warned", "insisted", "said"))
    link = dice.choice(("and", "but"))
    if dice.random() < 0.3:
        return f"{{s {_source(dice)}}} {{q {a}}} {{c {one}}}, {{q adding}} that {{c {two}}}.", []
    return f"{{s {_source(dice)}}} {{q {a}}} {{c {one}}} {link} {{q {b}}} that {{c {two}}}.", []


def _chain(dice: Random) -> tuple[str, list[str]]:
    """A source behind the source."""
    text, arcs, _ = _deed(dice)
    outlet, body = _pick(dice, "outlet"), _pick(dice, "body")
    kind = dice.random()
    if kind < 0.5:
        cite = dice.choice(("citing", "quoting"))
        front = f"{{s1 {outlet}}}, {{q2 {cite}}} {{s2 {body}}}, {{q1 reported}} that"
        return f"{front} {{c1 {{c2 {text}}}}}.", arcs
    front = f"{{s1 {outlet}}} {{q1 reported}} that {{c1 {{s2 {body}}} {{q2 had said}}"
    return f"{front} {{c2 {text}}}}}.", arcs


def _quoted(dice: Random) -> tuple[str, list[str]]:
    quote, source = _pick(dice, "quote"), _source(dice)
    say = dice.choice(("said", "says", "told reporters", "wrote on X", "recalled", "added"))
    cue, _, rest = say.partition(" ")
    rest = f" {rest}" if rest else ""
    left, right = dice.choice((('"', '"'), ("“", "”")))
    kind = dice.random()
    if kind < 0.4:
        return f"{{c {left}{quote},{right}}} {{s {source}}} {{q {cue}}}{rest}.", []
    if kind < 0.7:
        return f"{{c {left}{quote},{right}}} {{q {cue}}} {{s {source}}}.", []
    if kind < 0.85:
        more = _pick(dice, "quote")
        return (
            f"{{c {left}{quote},{right}}} {{s {source}}} {{q {cue}}}. {{c {left}{more}.{right}}}",
            [],
        )
    return f"{{s {source}}} {{q {cue}}}{rest}: {{c {left}{quote}.{right}}}", []


def _headline(dice: Random) -> tuple[str, list[str]]:
    text, _, _ = _deed(dice)
    source = re.sub(r"^(?:the|a|an) ", "", _pick(dice, dice.choice(("body", "force"))))
    kind = dice.random()
    if kind < 0.4:
        return f"{{c {text}}}: {{s {source}}}", []
    if kind < 0.7:
        return f"{{s {source}}}: {{c {text}}}", []
    return f"{{s {source}}} {{q {dice.choice(('says', 'claims', 'denies'))}}} {{c {text}}}", []


def _acted(dice: Random) -> tuple[str, list[str]]:
    """A deed of speech with a noun: "The group took responsibility for the ambush"."""
    day = f" {_pick(dice, 'day')}" if dice.random() < 0.3 else ""
    if dice.random() < 0.25:
        n = f"[QTY {dice.choice(('seven', '31', 'more than 40', '112', 'at least 14'))}]"
        return f"{{s {_source(dice)}}} {{q {_pick(dice, 'count_cue')}}} {{c {n}}}{day}.", []
    act, thing = _pick(dice, "act"), _pick(dice, "thing")
    return f"{{s {_source(dice)}}} {{q {act}}} {{c {thing}}}{day}.", []


def _own_voice(dice: Random) -> tuple[str, list[str]]:
    """No attribution at all."""
    if dice.random() < 0.2:
        return _pick(dice, "own"), []
    text, arcs, verb = _deed(dice)
    while not verb:
        text, arcs, verb = _deed(dice)
    day = f" {_pick(dice, 'day')}" if dice.random() < 0.4 and "[TIME" not in text else ""
    return f"{text}{day}.", [*arcs, f"ROOT>root>{verb}"]


Form = Callable[[Random], tuple[str, list[str]]]
FORMS: list[Form] = [
    _said_first, _said_last, _told, _by_account, _denied, _two_verbs, _chain, _quoted, _headline,
    _own_voice, _acted,
]  # fmt: skip
WEIGHTS = [16, 15, 9, 10, 7, 8, 6, 10, 5, 12, 12]
