"""Who in a text is a private person: names in capitals that no list and no office makes public.

When in doubt a name counts as private. Rules look at one sentence; scripts without capitals hide
names, so there every word does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fogline.export.redact.runs import PARTICLES, WORD, Run, capital, runs, titled
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span

CASELESS = re.compile(
    "[\u0590-\u05ff\u0600-\u06ff\u0700-\u08ff\u0900-\u0e7f\u1000-\u109f\u1200-\u137f\u3040-\u30ff"
    "\u3400-\u9fff\uac00-\ud7af]+(?:[\\s\u200c]+[\u0590-\u08ff\u0900-\u109f\u1200-\u137f\u3040-\u9fff"
    "\uac00-\ud7af]+)*"
)
"""Scripts without capitals: Hebrew, Arabic, Syriac, Indic, Burmese, Ethiopic, Chinese and so on."""
HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
REACH = 48
"""Code points on either side of a name in which its office may stand."""
KUNYA = ("abu", "umm", "um", "oum")
AGE = re.compile(r"(?:, (?:aged )?| \()\d{1,3}\b(?=[,.;)]| ?$|-year)")
APPOSED = re.compile(r", (?:an?|the|his|her|their|who|mother|father|now)\b([^,.;]{0,30})")


def _nobody(name: str) -> bool:
    del name
    return False


@dataclass(frozen=True, slots=True)
class Judge:
    """Who is known. `listed`: actors, outlets, peoples; `place`: towns of the edited tables;
    `spot`: any place; `common`: words that the pages also write small."""

    words: Lexicon
    listed: Callable[[str], bool] = _nobody
    place: Callable[[str], bool] = _nobody
    spot: Callable[[str], bool] = _nobody
    common: frozenset[str] = frozenset()


def private_names(text: str, judge: Judge) -> Iterator[str]:
    """The private names in a sentence: "resident Oma Tarel said" gives "Oma Tarel"."""
    for run in people(text, judge):
        if private(run, text, judge):
            yield run.name


def public_names(text: str, judge: Judge) -> Iterator[str]:
    """Names that the sentence gives an office: "the governor, Ilan Morv"."""
    for run in people(text, judge):
        if officed(run, text, judge) and not told(run, text, judge):
            yield run.name


def named(name: str, judge: Judge) -> bool:
    """Whether a source or speaker, by its words alone, is a private person: "Oma Tarel".

    Small words beside the name are no name's: "Kurdish authorities"; "resident Oma" is one.
    """
    found = people(name, judge)
    small = [w[0] for w in WORD.finditer(name) if not capital(w[0])]
    odd = [w for w in small if w.casefold() not in PARTICLES and title(w, judge) is None]
    if len(found) != 1 or odd:
        return False
    run = found[0]
    common = len(run.words) == 1 and run.name.casefold() in judge.common
    return not (run.office or common or listed(run, judge) or thing(run, judge))


def listed(run: Run, judge: Judge) -> bool:
    """Whether the run, or two words or more of it, are a listed name: "Islamist Falcon Front"."""
    count = len(run.words)
    pieces = ((a, b) for a in range(count) for b in range(a + 2, count + 1))
    return judge.listed(run.name) or any(judge.listed(" ".join(run.words[a:b])) for a, b in pieces)


def people(text: str, judge: Judge) -> list[Run]:
    """The runs of a text behind their titles."""
    return [run for found in runs(text) if (run := bare(found, judge)) is not None]


def bare(run: Run, judge: Judge) -> Run | None:
    """The run behind its titles: "Osto's President Ilan Morv" is "Ilan Morv", an office holder."""
    kinds = [title(word, judge) for word in run.words]
    offices = [n for n, kind in enumerate(kinds, 1) if kind == "office"]
    at = offices[-1] if offices else int(run.opens and run.words[0].casefold() in judge.common)
    while at < len(kinds) and kinds[at]:
        at += 1
    rest = run.words[at:]
    if not rest:
        return None
    private_ = "private" in kinds[:at] and not offices
    return Run(run.parts[at:], rest, run.opens and not at, bool(offices), private_)


def title(word: str, judge: Judge) -> str | None:
    """What a word before a name says of its bearer: office, private, honorifics or nothing."""
    forms = (word, word + ".", word.removesuffix("s"))
    sections = ("office", "private", "honorifics")
    found = (s for s in sections if any(judge.words.has(f"redact.{s}", form) for form in forms))
    return None if word.casefold() in KUNYA else next(found, None)


def private(run: Run, text: str, judge: Judge) -> bool:
    """Whether a name is that of a private person; in doubt it is."""
    if listed(run, judge):
        return False
    if told(run, text, judge):
        return not (len(run.words) == 1 and run.name.casefold() in judge.common)
    if thing(run, judge) or judge.place(run.name) or sited(run, text, judge):
        return False
    if officed(run, text, judge):
        return False
    common = all(word.casefold() in judge.common for word in run.words)
    if speaks(run, text, judge):
        return not common
    return len(run.words) > 1 and not (common or titled(text) or judge.spot(run.name))


def thing(run: Run, judge: Judge) -> bool:
    """Whether the words are an organisation, a place or an abbreviation: "Falcon Front", "UN"."""
    if any(judge.words.has("redact.things", word) for word in run.words):
        return True
    if any(re.search(r"-(?:led|held|run|[a-z]+ed)$", word) for word in run.words):
        return True
    return all(word.isupper() or any(c.isdigit() for c in word) for word in run.words)


def sited(run: Run, text: str, judge: Judge) -> bool:
    """Whether a word beside says that it is a place or a thing: "Dar Osto quarter", "town of"."""
    after = re.match(r"\s+([^\W\d_]+)", text[run.span.end :])
    before = re.search(r"([^\W\d_]+)s? of\s+$", text[: run.span.start])
    return any(m and judge.words.has("redact.things", m[1]) for m in (after, before))


def officed(run: Run, text: str, judge: Judge) -> bool:
    """Whether an office stands beside the name.

    "Minister Ilan Morv", "spokesman Ilan Morv", "the head of the port, Ilan Morv", "Ilan Morv, the
    mayor of".
    """
    if run.office:
        return True
    before = re.split(r"[.;“”\"]", text[max(0, run.span.start - REACH) : run.span.start])[-1]
    behind = APPOSED.match(text, run.span.end)
    clause = before.rstrip().removesuffix(",").rpartition(",")[2]
    if re.search(r"\b(?:of|for)(?: the)? $", before):
        return any_of("redact.office", " ".join(before.split()[-4:]), judge)
    beside = clause if before.rstrip().endswith(",") else " ".join(before.split()[-1:])
    return any_of("redact.office", beside, judge) or bool(
        behind and any_of("redact.office", behind[0], judge)
    )


def told(run: Run, text: str, judge: Judge) -> bool:
    """Whether the words around make it a private person's name.

    "resident Oma", "Oma, 34,", "a woman named Oma", "Abu Oma", "Oma, a baker".
    """
    before = text[: run.span.start].rstrip(' ,“"(').casefold()
    last = re.search(r"[^\W\d_]+$", before)
    if (
        run.role
        or AGE.match(text, run.span.end)
        or (run.words[0].casefold() in KUNYA and len(run.words) > 1)
    ):
        return True
    if last and judge.words.has("redact.private", last[0]) and not run.office:
        return True
    if any(before.endswith(f" {form}") for form in judge.words.words("redact.naming")):
        return not thing(run, judge) and not judge.place(run.name)
    behind = APPOSED.match(text, run.span.end)
    return bool(behind and any_of("redact.private", behind[0], judge) and not thing(run, judge))


def speaks(run: Run, text: str, judge: Judge) -> bool:
    """Whether a verb of speech or fate stands right beside the name: "Oma recalled"."""
    after = re.match(r"\s+([^\W\d_]+)", text[run.span.end :])
    before = re.search(r"([^\W\d_]+)\s+$", text[: run.span.start])
    return any(m and judge.words.has("redact.speech", m[1]) for m in (after, before))


def any_of(section: str, stretch: str, judge: Judge) -> bool:
    """Whether any word of a stretch stands in a list."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?", stretch)
    return any(judge.words.has(section, form) for w in words for form in (w, w.rstrip(".")))


def phrase_in(section: str, text: str, judge: Judge) -> bool:
    """Whether any word or phrase of a list stands in a text."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold())
    folded = f" {' '.join(words)} "
    return any(f" {phrase} " in folded for phrase in judge.words.words(section))


def parts_of(names: Iterable[str], judge: Judge) -> frozenset[str]:
    """The words that give names away, folded: no particles, towns, peoples or small words.

    A name may come back short: "Oma Tarel" as "Tarel". A name of such words alone goes by all.
    """
    found: set[str] = set()
    for name in names:
        words = name.split()
        telling = [word for word in words if telltale(word, judge)]
        found.update(word.casefold() for word in telling or words if len(word) > 2)
    return frozenset(found - PARTICLES)


def telltale(word: str, judge: Judge) -> bool:
    """Whether a word of a name gives it away: "Tarel" does, "al" and "Aleppo" do not."""
    folded = word.casefold()
    if len(word) < 3 or folded in PARTICLES or folded in KUNYA or folded in judge.common:
        return False
    listed = judge.listed(word) or judge.place(word)
    return not (listed or judge.words.has("redact.things", word))


def hits(text: str, parts: frozenset[str], judge: Judge) -> list[Span]:
    """Where words of private names stand in a text; listed names that share a word stay.

    Around a word that gives a name away its whole run goes, towns and things apart.
    """
    found: list[Span] = []
    for run in runs(text):
        if listed(run, judge) or not any(word.casefold() in parts for word in run.words):
            continue
        for part, word in zip(run.parts, run.words, strict=True):
            kept = judge.place(word) or judge.words.has("redact.things", word)
            if word.casefold() in parts or not kept:
                found.append(part)
    return found
