"""The label sets of the reader: fixed lists, in the order in which the model's heads give them."""

from __future__ import annotations

UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
"""Universal part-of-speech tags, https://universaldependencies.org/u/pos/."""

FEATURES = ("Mood", "Number", "Person", "Polarity", "Tense", "VerbForm", "Voice")
"""The UD features that rules need; a word's head class is one combination of their values."""

NAMES = ("PER", "ORG", "LOC", "NORP", "FORCE", "FAC", "WPN", "QTY", "TIME")
"""Names and expressions: person, organisation, place, nationality or group, armed force, facility,
weapon, quantity, time."""

MENTIONS = ("PER", "ORG", "LOC", "NORP", "WPN", "QTY", "TIME", "MONEY", "DOC", "VEH")
"""Mentions of actors and things, pronouns and common nouns included, by the guide of re3d."""

ROLES = ("SOURCE", "CUE", "CONTENT", "INNER")
"""Attribution layers; INNER is content inside another content. Each layer is tagged on its own."""

CASES = 7
"""Letter-case classes of a word, see `case_of`."""


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of a span labelling: O, then B- and I- of every label."""
    return ("O", *(f"{p}-{label}" for label in labels for p in "BI"))


def case_of(word: str) -> int:
    """Letter case of a word: 1 lower, 2 Title or one capital, 3 UPPER, 4 miXed, 5 digits, 6 none.

    The encoder's vocabulary knows no case, so it is told apart; 0 is kept for the edges.
    """
    if word.isdigit():
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4
