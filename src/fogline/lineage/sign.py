"""Report to Passage: the fingerprints that the store keeps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fogline.lineage.bodies import bodies, moment
from fogline.lineage.pile import Pile, pile_of
from fogline.nouns import Page, Passage, Report


def sign(page: Page, reports: Sequence[Report]) -> list[Passage]:
    """The fingerprints of a page's reports; `reports` are all of that page."""
    return passages_of(pile_of(bodies({page.id: page}, reports)))


def passages_of(pile: Pile) -> list[Passage]:
    """The fingerprints of a pile as nouns."""
    owners = pile.owner(pile.places).tolist()
    starts = np.append(0, pile.borders + 1)
    at = (pile.places - starts[owners]).tolist()
    reports = [body.report for body in pile.bodies]
    return [
        Passage(value, reports[owner].id, place, moment(reports[owner]))
        for value, owner, place in zip(pile.hashes.view(np.int64).tolist(), owners, at, strict=True)
    ]
