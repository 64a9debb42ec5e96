"""What the tests of the splitter share: the shipped outlets, pages from texts, invented pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fogline.knowledge
from fogline.knowledge.outlets import Outlets, parse
from fogline.nouns.page import Block, Page, PageMeta, page_id
from fogline.nouns.report import Report
from fogline.reports.split import split


@cache
def outlets() -> Outlets:
    path = Path(fogline.knowledge.__file__).parent / "data" / "outlets.toml"
    return parse(path.read_text(encoding="utf-8"))


def page(text: str, blocks: tuple[Block, ...] = (), name: str = "a.txt", **meta: str) -> Page:
    return Page(
        id=page_id("0" * 64, None),
        name=name,
        url=None,
        media_type="text/plain",
        sha256="0" * 64,
        text=text,
        meta=PageMeta(**meta),
        blocks=blocks,
    )


def reports_of(text: str, **meta: str) -> list[Report]:
    return split(page(text, **meta), outlets())[0]


def only(text: str, **meta: str) -> Report:
    (report,) = reports_of(text, **meta)
    return report


DIGEST = """What the papers wrote

Shelling empties two villages near Goma

Nov. 3, 2024

Nine people were killed when shells hit the villages of Kibira and Mushaki, an official said.

The army blamed the rebels, who denied it.

Read also:
Coffee prices rise again

"We ran when the second one fell," a farmer told the Delta Courier.

Continue reading at www.deltacourier.net

Envoy says truce talks will resume in Juba

4 Nov. 2024

The United Nations envoy said on Monday that both sides had agreed to meet again within ten days.

He gave no place and no date.

Continue reading at hillpost.org

Port reopens after drone attack, ministry says

KHARTOUM, Nov 2 (Reuters) - The port has reopened after a drone attack, the ministry said.

Nobody was hurt.

Continue reading at tass.com/

We choose these texts for our readers and leave the judging to them, as every morning.
"""

BLOG = """Monday, November 04, 2024

Army says it has retaken the bridge at Sennar

Fighting for the town entered its third week on Monday as both sides claimed the bridge.

Issued on: 04/11/2024 -
By:  NEWS WIRES
01:38
Soldiers stand on the bridge at Sennar, November 3, 2024. © Lina Haddad, AFP

The army said on Monday that its troops had retaken the bridge at Sennar after two days of fighting.

The paramilitary force denied the claim and said its fighters were still on the western bank.

A long siege

Residents said that food had run out in the market and that the hospital had closed.

02:11© FRANCE 24
Aid groups said eleven trucks were waiting outside the town.

(AFP)


Rivers rise in the south as the camps wait for tents


By Maria Restrepo
HILL POST
November 3, 2024

Heavy rain has flooded three camps near Malakal, the governor of the state said on Sunday.

About 4,000 families have moved to the road, where there is neither water nor shade.

(Photo: Reuters)

The United Nations said that tents would arrive next week.


No comments:

Post a Comment
"""
