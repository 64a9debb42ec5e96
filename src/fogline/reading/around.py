"""Words around place names: what asks for a place, says how it lies, or what kind it is."""

from __future__ import annotations

import re

ADMIN = (
    r"(?:province|governorate|governate|oblast|state|county|parish|prefecture|department|wilaya|"
    r"wilayat|division|township|krai|raion|region|district|municipality|subdistrict|commune|"
    r"locality|administration|emirate|canton|voivodeship)"
)
FACILITY = (
    r"(?:(?:international |military |civil(?:ian)? )?airport|air ?base|air ?field|"
    r"(?:military |naval )?base|(?:refugee |displacement )?camp|dam|(?:sea)?port|"
    r"(?:border )?crossing|border gate|bridge|nuclear (?:power )?plant|power (?:plant|station)|"
    r"prison|mountains?|hills?|valley|oil ?field|gas field|refinery|citadel|roundabout|barracks|"
    r"checkpoint)"
)
TYPE_WORD = re.compile(
    rf"{ADMIN}|city|airport|airbase|base|camp|highway|road|motorway|river|dam|crossing|port|island|"
    r"valley|mountains?|suburbs|corridor|strip|plain|countryside|hospital|square|citadel|peninsula|"
    r"heights|basin|forest|airfield|bridge|field|plant",
    re.I,
)
"""Words that may end a place's name without a capital: "Aleppo airport"."""
PLURAL = re.compile(
    r"\s(?:provinces|governorates|oblasts|states|regions|counties|departments)\b", re.I
)
BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|into|towards?|around|outside|inside|across|through|between|via|"
    r"throughout|within|beyond|over|of|against|reached|entered|captured|besieged|seized|retook|"
    r"left|(?:cities|city|towns?|villages?|districts?|provinces?|states?|port|capital|suburb|"
    r"neighbou?rhoods?|region|island|governorate|enclave|hub)(?: of)?(?: including)?)"
    r"\s+(?:the\s+)?$",
    re.I,
)
"""Words after which a name is likely a place; the text ends where the name begins."""

_POINT = r"(?:north|south)?[- ]?(?:east|west)?"
_FAR = (
    r"(?:about |some |around )?[\d.,]+\s?"
    r"(?:km|kilomet(?:er|re)s?|miles?|mi|m|met(?:er|re)s)(?:\s?\([^()]{1,20}\))?\s"
    rf"(?:to the )?{_POINT}\s?(?:of|from|away from)"
)
_NEAR = (
    rf"(?:{_POINT}(?:ern)?|far|whole|main|rural|surrounding|immediate)?\s?"
    r"(?:outskirts|suburbs?|countryside|edges?|entrances?|gates|vicinity|surroundings|centre|"
    r"center|heart|periphery|perimeter|hinterland|banks?|border|coast|shores?|outside|rest|"
    r"(?:north|south)[- ]?(?:east|west)|north|south|east|west)\s(?:of|around|with|off)"
)
_PART = (
    r"(?:half|most|parts?|much|all|some|swathes|large (?:parts|swathes|areas)|"
    r"a (?:third|quarter)|two[- ]thirds|three[- ]quarters|neighbou?rhoods|districts|areas) of"
)
_SIDE = (
    r"(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west|central|upper|lower|greater|"
    r"rural|mid)(?:ern)?(?:[- ]central)?"
)
RELATION = re.compile(
    rf"\b(?:(?P<far>{_FAR})|(?P<near>{_NEAR})|(?P<part>{_PART})|"
    rf"(?P<by>near|around|close to|outside|next to|off)|(?P<side>{_SIDE}))"
    r"\s(?:the\s)?(?:(?:city|town|village|province|governorate|region|district|state) of\s)?"
    r"(?:the\s)?$",
    re.I,
)
"""How what is told lies to the place: "40 km south of", "the outskirts of", "half of", "near"."""
AFTER = re.compile(
    rf"\s+(?:(?P<admin>{ADMIN})\b(?!\s+of\b)|(?P<facility>{FACILITY})\b|"
    r"(?P<city>city|town|village|suburb|neighbou?rhood|quarter)\b)",
    re.I,
)
"""The type word that follows a name."""
SIDE_AFTER = re.compile(
    r"['’]s\s+(?P<words>(?:(?:north|south|east|west|central)\w*[- ]?)?(?:\w+ern )?"
    r"(?:outskirts|suburbs|countryside|edge|centre|center|north|south|east|west|periphery))\b",
    re.I,
)
"""A part after the name: "Kharkiv's eastern outskirts"."""
DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
SPEECH = re.compile(
    r"(?:,? and [A-Z]\w+)?\s+(?:has |have |had |also |later |then )?"
    r"(?:said|says|denied|denies|insisted|warned|accused|wants|vowed|blamed|hoped|hopes|backs|"
    r"supports|regarded|regards|threatened|responded|announced|condemned|rejected|called|urged|"
    r"pledged|signall?ed|agreed|claims|claimed|expects|maintains|considers|believes)\b"
)
"""What only people do: "Moscow said" speaks of a government."""
DATELINE = re.compile(r"(?:,\s[\w. ]{3,24}){0,2}\s?(?:\([\w/ ]{2,20}\)|,? ?—|,? -)")
SMALL = re.compile(
    r"the|an?|of|in|on|at|to|as|and|but|for|from|by|with|this|that|these|those|s?he|it|they|we|you|"
    r"his|her|its|their|our|my|i|is|was|were|been?|ha[sd]|have|do(?:es)?|did|not?|yes|so|if|or|"
    r"near|around|inside|outside|across|into|after|before|since|when|while|where",
    re.I,
)
"""Small words with the capital of a beginning."""
DIRECTION = re.compile(
    r"(?:North|South|East|West|Central|Greater|Upper|Lower|Northern|Southern|Eastern)", re.I
)
BODY = re.compile(
    r"\b(?:Room|Command|Front|Army|Ministry|Council|Party|Agency|Forces?|Brigades?|Committee|"
    r"Movement|Observatory|Wire|Post|Times|News|Network|Group|Union|Organi[sz]ation|Battalion|"
    r"Regiment)$"
)
"""Last words of bodies that the name tagger may take for places."""


def relation_before(text: str, start: int) -> str | None:
    """What stands before a place, in lower case: "near", "western outskirts of"."""
    m = RELATION.search(text[max(0, start - 80) : start])
    return next(w for w in m.groups() if w).casefold().strip() if m else None
