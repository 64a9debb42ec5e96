"""The nouns of Fogline: frozen records that every stage passes on."""

from fogline.nouns.claim import (
    KINDS,
    STANCES,
    Attribution,
    Claim,
    Control,
    Incident,
    Parts,
    Payload,
    Quote,
    Toll,
    claim_id,
)
from fogline.nouns.decision import Decision, decision
from fogline.nouns.doubt import Doubt, Failure, doubt, failure
from fogline.nouns.ids import content_id
from fogline.nouns.knowledge import Actor, Place
from fogline.nouns.ledger import Change, Count, Dispute, Event, Line
from fogline.nouns.lineage import Altered, Link, Origin, Origins, Passage, Side, link_id
from fogline.nouns.mention import ActorMention, PlaceMention, TimeMention
from fogline.nouns.moment import facts_as_of, instant, public_by
from fogline.nouns.page import Block, Page, PageMeta, page_id
from fogline.nouns.parse import Name, Parse, Said, Token
from fogline.nouns.record import Facts, Ledger
from fogline.nouns.report import Furniture, Report, own_spans, report_id
from fogline.nouns.span import Span, trimmed
from fogline.nouns.when import When, day_of

__all__ = [
    "KINDS",
    "STANCES",
    "Actor",
    "ActorMention",
    "Altered",
    "Attribution",
    "Block",
    "Change",
    "Claim",
    "Control",
    "Count",
    "Decision",
    "Dispute",
    "Doubt",
    "Event",
    "Facts",
    "Failure",
    "Furniture",
    "Incident",
    "Ledger",
    "Line",
    "Link",
    "Name",
    "Origin",
    "Origins",
    "Page",
    "PageMeta",
    "Parse",
    "Parts",
    "Passage",
    "Payload",
    "Place",
    "PlaceMention",
    "Quote",
    "Report",
    "Said",
    "Side",
    "Span",
    "TimeMention",
    "Token",
    "Toll",
    "When",
    "claim_id",
    "content_id",
    "day_of",
    "decision",
    "doubt",
    "facts_as_of",
    "failure",
    "instant",
    "link_id",
    "own_spans",
    "page_id",
    "public_by",
    "report_id",
    "trimmed",
]
