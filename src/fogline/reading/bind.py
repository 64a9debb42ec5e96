"""Mentions that mean another: surnames and words such as "the monitor"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.knowledge.spelling import key
from fogline.reading.around import SPEECH
from fogline.reading.atoms import Atom, atoms
from fogline.reading.hits import Hit, absolute
from fogline.reading.scene import Scene, Sentence


def surnames(scene: Scene, hits: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """Later surnames become the full name: "Omar Haddad ... Haddad said"."""
    full: dict[str, Hit] = {}
    done = []
    for sentence, found in zip(scene.sentences, hits, strict=True):
        row = [named_in_full(hit, full) for hit in found]
        row += [
            replace(full[key(word.text)], span=absolute(sentence, word.start, word.end))
            for word in atoms(sentence.text)
            if word.name and key(word.text) in full and free(sentence, word, found)
        ]
        full |= {key(h.name).split()[-1]: h for h in row if h.person and " " in h.name}
        done.append(sorted(row, key=lambda h: h.span))
    return done


def named_in_full(hit: Hit, full: Mapping[str, Hit]) -> Hit:
    """A bare surname with the name and actor of the person it belongs to."""
    person = full.get(key(hit.name))
    if person is None or hit.actor is not None:
        return hit
    return replace(hit, name=person.name, actor=person.actor, person=True)


def free(sentence: Sentence, word: Atom, found: Sequence[Hit]) -> bool:
    """Whether no mention stands on a word."""
    span = absolute(sentence, word.start, word.end)
    return not any(h.span.overlap(span) for h in found)


def bound(scene: Scene, hits: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """Anaphors become the nearest actor of their kinds named before, for a monitor also after."""
    flat = [(row, hit) for row, found in enumerate(hits) for hit in found]
    done: list[list[Hit]] = [[] for _ in hits]
    for at, (row, hit) in enumerate(flat):
        if not hit.anaphor:
            done[row].append(hit)
            continue
        before = [
            h
            for r, h in flat[:at]
            if (fits(h, hit) and ("monitor" in hit.anaphor or row - r <= 3))
            or ("ngo" in hit.anaphor and row - r <= 2 and spoke(h, scene.sentences[r]))
        ]
        after = [h for _, h in flat[at:] if fits(h, hit)] if hit.anaphor == {"monitor"} else []
        if chosen := (before[-1:] or after[:1]):
            one = chosen[0]
            generic = hit.generic and one.actor is not None
            done[row].append(replace(hit, name=one.name, actor=one.actor, generic=generic))
        elif hit.anaphor == {"monitor"}:
            done[row].append(hit)
    return done


def spoke(hit: Hit, sentence: Sentence) -> bool:
    """Whether a body that no pack lists speaks here: "the Coast Lawyers Committee said"."""
    if hit.actor or hit.person or hit.generic or hit.anaphor or " " not in hit.name:
        return False
    at = sentence.span.start
    before = sentence.text[: hit.span.start - at].casefold()
    said = SPEECH.match(sentence.text, hit.span.end - at)
    return bool(said) or before.endswith(("according to ", "according to the "))


def fits(hit: Hit, anaphor: Hit) -> bool:
    """Whether an anaphor may mean this mention."""
    return not hit.anaphor and hit.actor is not None and hit.actor.kind in anaphor.anaphor
