"""Each screen in a real browser, on the example pages: its main act, and nothing goes wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import WORD, Seen

pytestmark = pytest.mark.browser
SCREENS = {
    "report": "/", "map": "/map", "tolls": "/tolls", "claim": "", "lineage": "/lineage",
    "framing": "/framing", "review": "/review",
}  # fmt: skip
SHOTS = os.environ.get("FOGLINE_SCREENSHOTS")
LOOKS = {
    "light": ({"width": 1440, "height": 900}, "light"),
    "dark": ({"width": 1440, "height": 900}, "dark"),
    "phone": ({"width": 390, "height": 844}, "light"),
}


def best_claim(page: Any, example: str) -> str:
    rows = page.request.get(f"{example}/events.json?limit=1000").json()["rows"]
    return str(max(rows, key=lambda e: (e["outlets"], e["id"]))["claims"][0])


def opened(seen: Seen, example: str, name: str) -> Any:
    path = SCREENS[name] or f"/claims/{best_claim(seen.page, example)}"
    seen.page.goto(example + path)
    if name == "map":
        seen.page.wait_for_selector("#map[data-ready]")
    seen.page.wait_for_load_state("networkidle")
    return seen.page


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_screens_fit_and_nothing_goes_wrong(
    seen: Seen, example: str, axe: str, name: str, look: str
) -> None:
    size, scheme = LOOKS[look]
    seen.page.set_viewport_size(size)
    seen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page = opened(seen, example, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{look}.png"))
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    bad = [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert bad == []
    assert seen.wrong == []


def test_the_clock_moves(seen: Seen, example: str) -> None:
    page = opened(seen, example, "report")
    everything = page.inner_text(".soft")
    page.click(".strip a[data-day='2024-11-29']")
    assert "as_of=2024-11-29" in page.url
    assert "as of 2024-11-29" in page.inner_text("h1")
    assert page.inner_text("main > p.soft") != everything
    page.click("nav.rail >> text=Tolls")
    assert "as_of=2024-11-29" in page.url
    days = page.locator(".ledger tbody tr:not(.group) td:first-child").all_inner_texts()
    assert days
    assert max(days) <= "2024-11-29"
    assert seen.wrong == []


def test_a_filter_narrows_and_is_shown(seen: Seen, example: str) -> None:
    page = opened(seen, example, "report")
    page.click("details.filters summary")
    page.select_option("select[name=place]", index=1)
    page.click("details.filters button.main")
    assert "place=" in page.url
    assert page.locator(".chips a").first.inner_text().startswith("place:")
    assert seen.wrong == []


def test_a_figure_leads_to_the_marked_sentence(seen: Seen, example: str) -> None:
    page = opened(seen, example, "report")
    figure = re.findall(r"\d+", page.inner_text(".tile .big").replace(",", ""))[0]
    page.click(".tile .big")
    assert "/claims/" in page.url
    assert figure in page.inner_text(".evidence .sentence").replace(",", "")
    page.click(".evidence .sentence")
    assert "/pages/" in page.url
    assert figure in "".join(page.locator(".claim.here").all_inner_texts()).replace(",", "")
    assert seen.wrong == []


def test_the_map_and_its_list_keep_step(seen: Seen, example: str) -> None:
    page = opened(seen, example, "map")
    before = int(page.inner_text("#count"))
    page.evaluate(
        "h => { h.value = 1; h.dispatchEvent(new Event('input')); }",
        page.query_selector(".handles input:last-child"),
    )
    assert int(page.inner_text("#count")) < before
    assert "last=" in page.url
    page.locator(".pin").first.dispatch_event("click")
    assert page.locator("li.picked").count() > 0
    assert page.locator(".ticks a").count() > 10
    assert seen.wrong == []


def test_tolls_draw_lines_and_group(seen: Seen, example: str) -> None:
    page = opened(seen, example, "tolls")
    page.wait_for_selector(".charts .keys li")
    page.click(".tabs >> text=class")
    assert "by=class" in page.url
    assert any("killed, " in name for name in page.locator("tr.group").all_inner_texts())
    assert seen.wrong == []


def test_a_link_is_flipped_and_the_ruling_undone(seen: Seen, example: str) -> None:
    page = opened(seen, example, "lineage")
    names = page.locator(".panel .linked b").all_inner_texts()
    page.keyboard.press("f")
    page.wait_for_selector(".panel .banner")
    assert "flip by local" in page.inner_text(".panel .why")
    assert page.locator(".panel .linked b").all_inner_texts() == names[::-1]
    page.goto(f"{example}/review")
    page.keyboard.press("z")
    page.wait_for_load_state("networkidle")
    page.goto(f"{example}/lineage")
    assert page.locator(".panel .linked b").all_inner_texts() == names
    assert seen.wrong == []


def test_two_events_are_merged_by_keyboard(seen: Seen, example: str) -> None:
    page = opened(seen, example, "review")
    waiting = int(re.findall(r"\d+", page.inner_text(".tabs a[aria-current]"))[0])
    page.keyboard.press("m")
    page.wait_for_function(f"document.querySelector('.tabs a').innerText.includes('{waiting - 1}')")
    assert "merge" in page.inner_text("main ul.items")
    assert seen.wrong == []


def test_keys_walk_and_help(seen: Seen, example: str) -> None:
    page = opened(seen, example, "report")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.innerText") != first
    page.keyboard.press("?")
    assert page.is_visible("dialog#help")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("highway")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=highway")
    assert page.locator(".evidence").count() > 2
    assert seen.wrong == []


def test_tables_stand_without_scripts(chromium: Any, example: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    for path, css in (("/tolls", ".ledger tr"), ("/lineage", ".links li"), ("/map", ".ticks a")):
        page.goto(example + path)
        assert page.locator(css).count() > 10


def test_a_reader_logs_in_and_is_refused(seen: Seen, team: str) -> None:
    page = seen.page
    page.goto(f"{team}/review?queue=doubts")
    page.fill("input[name=name]", "rita")
    page.fill("input[name=password]", WORD)
    page.click("button.main")
    assert page.url.endswith("/review?queue=doubts")
    assert "need the role analyst" in page.inner_text("main")
    assert page.locator(".ruling").count() == 0
    assert page.request.get(f"{team}/audit").status == 403
    assert seen.wrong == []


def test_scripts_in_pages_never_run(seen: Seen, team: str) -> None:
    page = seen.page
    page.on("dialog", lambda d: seen.wrong.append(d.message))
    page.goto(f"{team}/login")
    page.fill("input[name=name]", "rita")
    page.fill("input[name=password]", WORD)
    page.click("button.main")
    for path in ("/", "/pages", "/search?q=title", "/map", "/lineage", "/framing"):
        page.goto(team + path)
    assert seen.wrong == []
