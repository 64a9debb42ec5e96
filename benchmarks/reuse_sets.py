"""Synthetic text-reuse sets with known truth, generated from a seed.

    python benchmarks/reuse_sets.py light        # size, words and number of true pairs

Words, sentences and articles are invented, so precision on them says little about real prose;
they measure recall under edits, granularity and time. Sets: light, heavy, fragments, large.
"""

from __future__ import annotations

import itertools
import random
import sys
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

VOCABULARY = 30_000
STOCK_PHRASES = 120
BOILERPLATE = 12
REACH = 400
DAYS = 41
FIRST_COPIER = 50


@dataclass(frozen=True)
class Rates:
    """Edits of a copy; per word, per paragraph and per sentence."""

    substitute: float = 0.03
    delete: float = 0.015
    insert: float = 0.015
    lose_sentence: float = 0.25
    prefix: float = 0.15


@dataclass
class Sentence:
    """Words with the id of the sentence they were first written as; None for boilerplate."""

    words: list[str]
    root: int | None


@dataclass
class Article:
    """Paragraphs of sentences; `units` are (paragraph, first, last sentence, root) of the truth."""

    day: int
    paragraphs: list[list[Sentence]]
    roots: list[int | None]
    text: str = ""
    spans: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass(frozen=True)
class TruePair:
    """Spans `[start, end)` in characters of two articles that go back to one text."""

    a: int
    b: int
    a_span: tuple[int, int]
    b_span: tuple[int, int]


@dataclass
class ReuseSet:
    """Articles in order of time, with the passages they truly share."""

    name: str
    articles: list[Article]
    truth: list[TruePair]

    @property
    def bytes(self) -> int:
        return sum(len(article.text) for article in self.articles)


class Writer:
    """Writes invented prose with Zipf-distributed words, stock phrases included."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.words = self.vocabulary()
        weights = [1 / (rank + 2.7) ** 1.05 for rank in range(1, VOCABULARY + 1)]
        self.reach = list(itertools.accumulate(weights))
        self.stock = [self.draw(self.dice.randint(4, 9)) for _ in range(STOCK_PHRASES)]
        self.next_root = itertools.count()

    def vocabulary(self) -> list[str]:
        """Distinct words of 1 to 4 syllables, short ones mostly first."""
        found: dict[str, float] = {}
        while len(found) < VOCABULARY:
            syllables = self.dice.choices((1, 2, 3, 4), (3, 30, 42, 25))[0]
            word = "".join(self.syllable() for _ in range(syllables))
            found.setdefault(word, syllables + self.dice.gauss(0, 0.5))
        return sorted(found, key=found.__getitem__)

    def syllable(self) -> str:
        ending = self.dice.choice(("", "", "", "", "n", "r", "s"))
        return self.dice.choice("bcdfghjklmnprstvwz") + self.dice.choice("aeiou") + ending

    def draw(self, count: int) -> list[str]:
        top = self.reach[-1]
        return [self.words[bisect(self.reach, self.dice.random() * top)] for _ in range(count)]

    def sentence(self) -> Sentence:
        words = self.draw(self.dice.randint(8, 32))
        if self.dice.random() < 0.25:
            at = self.dice.randint(0, len(words))
            words[at:at] = self.dice.choice(self.stock)
        return Sentence(words, next(self.next_root))

    def paragraph(self) -> list[Sentence]:
        return [self.sentence() for _ in range(self.dice.randint(2, 4))]

    def article(self, day: int, paragraphs: tuple[int, int]) -> Article:
        body = [self.paragraph() for _ in range(self.dice.randint(*paragraphs))]
        return Article(day, body, [next(self.next_root) for _ in body])

    def closing(self) -> list[Sentence]:
        return [Sentence(self.sentence().words, None) for _ in range(self.dice.randint(2, 3))]

    def edited(self, words: list[str], rates: Rates) -> list[str]:
        out: list[str] = []
        for word in words:
            if self.dice.random() < rates.insert:
                out += self.draw(1)
            if self.dice.random() < rates.delete:
                continue
            out += self.draw(1) if self.dice.random() < rates.substitute else [word]
        return out or self.draw(1)

    def copied(self, source: list[Sentence], rates: Rates) -> list[Sentence]:
        kept = list(source)
        if len(kept) > 1 and self.dice.random() < rates.lose_sentence:
            del kept[self.dice.randrange(len(kept))]
        return [self.reworded(sentence, rates) for sentence in kept]

    def reworded(self, sentence: Sentence, rates: Rates) -> Sentence:
        words = self.edited(sentence.words, rates)
        if self.dice.random() < rates.prefix:
            words = self.draw(self.dice.randint(3, 8)) + words
        return Sentence(words, sentence.root)


def scaled(rates: Rates, factor: float) -> Rates:
    return Rates(*(min(1.0, getattr(rates, name) * factor) for name in rates.__dataclass_fields__))


def make(name: str, count: int | None = None) -> ReuseSet:
    """Generate a set by name; `count` articles where another size than the named one is wanted."""
    articles = list(written(name, count or {"large": 8_000}.get(name, 2_000)))
    pairs = sentence_pairs(articles) if name == "fragments" else paragraph_pairs(articles)
    return ReuseSet(name, articles, sorted(pairs, key=lambda pair: (pair.a, pair.b, pair.a_span)))


def written(name: str, count: int, paragraphs: tuple[int, int] = (4, 14)) -> Iterator[Article]:
    """The articles of a set, laid out, in order of time; only REACH of them are held at once."""
    writer = Writer(11 if name == "fragments" else 7)
    rates = scaled(Rates(), 2.5) if name == "heavy" else Rates()
    closings = [writer.closing() for _ in range(BOILERPLATE)]
    recent: list[Article] = []
    for number in range(count):
        article = writer.article(number * DAYS // count, paragraphs)
        if number >= FIRST_COPIER and writer.dice.random() < 0.2:
            for source in sources(writer, recent):
                if name == "fragments":
                    take_fragment(writer, source, article)
                else:
                    take_paragraph(writer, source, article, rates)
        recent.append(article)
        if len(recent) > REACH:
            yield finished(writer, recent.pop(0), closings)
    for article in recent:
        yield finished(writer, article, closings)


def sources(writer: Writer, recent: list[Article]) -> Iterator[Article]:
    """One to four sources among the articles before; each further one is new with chance .3."""
    source = writer.dice.choice(recent)
    for turn in range(writer.dice.randint(1, 4)):
        if turn and writer.dice.random() < 0.3:
            source = writer.dice.choice(recent)
        yield source


def take_paragraph(writer: Writer, source: Article, article: Article, rates: Rates) -> None:
    """Copy a paragraph as a paragraph; chains are allowed, the same root twice is not."""
    which = writer.dice.randrange(len(source.paragraphs))
    if source.roots[which] in article.roots:
        return
    at = writer.dice.randint(0, len(article.paragraphs))
    article.paragraphs.insert(at, writer.copied(source.paragraphs[which], rates))
    article.roots.insert(at, source.roots[which])


def take_fragment(writer: Writer, source: Article, article: Article) -> None:
    """Copy one or two sentences into the inside of another paragraph, with word edits only."""
    taken = writer.dice.choice(source.paragraphs)
    first = writer.dice.randrange(len(taken))
    piece = taken[first : first + writer.dice.randint(1, 2)]
    host = writer.dice.choice(article.paragraphs)
    at = writer.dice.randint(1, max(1, len(host) - 1))
    host[at:at] = writer.copied(piece, Rates(lose_sentence=0, prefix=0))


def finished(writer: Writer, article: Article, closings: list[list[Sentence]]) -> Article:
    """Boilerplate ends 30 % of the articles; the text is laid out."""
    if writer.dice.random() < 0.3:
        article.paragraphs.append(writer.dice.choice(closings))
        article.roots.append(None)
    lay_out(article)
    return article


def lay_out(article: Article) -> None:
    """Write the text and note where each sentence stands."""
    parts: list[str] = []
    at = 0
    for paragraph in article.paragraphs:
        row = []
        for sentence in paragraph:
            words = " ".join(sentence.words).capitalize() + "."
            row.append((at, at + len(words)))
            parts += [words, " "]
            at += len(words) + 1
        parts[-1] = "\n"
        article.spans.append(row)
    article.text = "".join(parts)


Spans = dict[int, tuple[int, int]]
"""Character span of each sentence, by the id of the sentence it was first written as."""


def spans_by_root(paragraph: list[Sentence], row: list[tuple[int, int]]) -> Spans:
    return {s.root: span for s, span in zip(paragraph, row, strict=True) if s.root is not None}


def paragraph_pairs(articles: list[Article]) -> Iterator[TruePair]:
    """Paragraphs of one root, each from the first to the last sentence that both still hold."""
    places: dict[int, list[tuple[int, Spans]]] = defaultdict(list)
    for number, article in enumerate(articles):
        rows = zip(article.roots, article.paragraphs, article.spans, strict=True)
        for root, paragraph, row in rows:
            if root is not None:
                places[root].append((number, spans_by_root(paragraph, row)))
    for held in places.values():
        for (a, in_a), (b, in_b) in itertools.combinations(held, 2):
            both = sorted(in_a.keys() & in_b.keys(), key=in_a.__getitem__)
            if a != b and both:
                yield TruePair(a, b, hull(in_a, both), hull(in_b, both))


def hull(spans: Spans, roots: list[int]) -> tuple[int, int]:
    return min(spans[r][0] for r in roots), max(spans[r][1] for r in roots)


def sentence_pairs(articles: list[Article]) -> Iterator[TruePair]:
    """Sentences of one root in different articles; neighbours on both sides are one passage."""
    places: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for paragraph, row in zip(article.paragraphs, article.spans, strict=True):
            for root, span in spans_by_root(paragraph, row).items():
                places[root].append((number, span))
    rows = sorted(
        (a, b, span_a, span_b)
        for held in places.values()
        for (a, span_a), (b, span_b) in itertools.combinations(held, 2)
        if a != b
    )
    pairs: list[TruePair] = []
    for row in rows:
        last = pairs[-1] if pairs else None
        if last and (last.a, last.b) == row[:2] and touches(last, row):
            pairs.pop()
            row = (*row[:2], (last.a_span[0], row[2][1]), (last.b_span[0], row[3][1]))
        pairs.append(TruePair(*row))
    yield from pairs


def touches(pair: TruePair, row: tuple[int, int, tuple[int, int], tuple[int, int]]) -> bool:
    return row[2][0] - pair.a_span[1] == row[3][0] - pair.b_span[1] == 1


if __name__ == "__main__":
    made = make(sys.argv[1] if len(sys.argv) > 1 else "light")
    words = sum(len(article.text.split()) for article in made.articles)
    lengths = [pair.a_span[1] - pair.a_span[0] for pair in made.truth]
    print(
        f"{made.name}: {made.bytes / 1e6:.2f} MB, {words} words, {len(made.truth)} true pairs, "
        f"mean {sum(lengths) / len(lengths):.0f} characters"
    )
