"""kata show --html: a page that stands alone, with a slider that replays the training."""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.learning.picture import page
from tests.places import SOLUTIONS

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages of two katas."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: folder / f"{name}.html" for name in ("and_gate", "xor_learning_rate")}
    for name, file in files.items():
        file.write_text(page(name, SOLUTIONS), encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium."""
    if not CHROMIUM.exists() and not (os.environ.get("CI") and sys.platform == "linux"):
        pytest.skip("Chromium is missing: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def test_it_asks_for_nothing_from_elsewhere(pages: dict[str, Path]) -> None:
    """Nor may it: its policy forbids all but its own style and script."""
    for file in pages.values():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"https?:|src=|href=|url\(|@import", text)
        assert "default-src 'none'; style-src 'sha256-" in text
        assert len(text) < 200_000


def test_its_moments_are_bounded_and_whole(pages: dict[str, Path]) -> None:
    """Each has all that the slider shows."""
    text = pages["and_gate"].read_text(encoding="utf-8")
    (data,) = re.findall(r'id="data">(.*?)</script>', text)
    moments = json.loads(data)["moments"]
    assert len(moments) == 21
    assert {len(one["steps"]) for one in moments} == {900}
    assert moments[0]["loss"] is None
    assert moments[-1]["boundary"].startswith("M")
    assert moments[0]["boundary"] == ""


def test_the_slider_replays_the_training(browser: Any, pages: dict[str, Path]) -> None:
    """By its keys, too: plane, boundary, loss, words and table go with it."""
    tab = browser.new_page(viewport={"width": 1000, "height": 900})
    from playwright.sync_api import expect

    said: list[str] = []
    tab.on("request", lambda request: said.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(pages["and_gate"].as_uri())
    slider, words = tab.locator("#slider"), tab.locator("#said")
    assert "After epoch 500, the loss is 0.2283, 4 of 4 points" in words.inner_text()
    assert tab.locator("#epoch").inner_text() == "epoch 500 of 500"
    assert tab.locator("#field rect").count() == 900
    assert tab.locator("#wrong path:visible").count() == 0
    end = tab.locator("#boundary").get_attribute("d")
    slider.focus()
    slider.press("ArrowLeft")
    assert tab.locator("#epoch").inner_text() == "epoch 451 of 500"
    assert tab.locator("#boundary").get_attribute("d") != end
    assert slider.get_attribute("aria-valuetext") == words.inner_text()
    slider.press("Home")
    assert words.inner_text().startswith("Before the first epoch, 3 of 4 points")
    assert tab.locator("#boundary").get_attribute("d") == ""
    opacities = (
        "Array.from(document.querySelectorAll('#field rect'), r => r.getAttribute('fill-opacity'))"
    )
    assert set(tab.evaluate(opacities)) == {"0.5"}
    assert tab.locator("#now").get_attribute("visibility") == "hidden"
    cells = tab.locator("#points tbody tr").nth(3).locator("td").all_inner_texts()
    assert cells == ["1", "1", "1", "0.500", "0", "no"]
    assert tab.locator("#points caption").inner_text() == "The points, after epoch 0 of 500"
    tab.locator("#play").click()
    assert tab.locator("#play").inner_text() == "Pause"
    expect(tab.locator("#epoch")).to_have_text("epoch 5 of 500")
    tab.locator("#play").click()
    assert tab.locator("#play").inner_text() == "Play"
    assert said == [pages["and_gate"].as_uri()]
    tab.close()


def test_xor_is_shown_with_its_reason(browser: Any, pages: dict[str, Path]) -> None:
    """Two points are marked as wrong; two joins cross."""
    tab = browser.new_page()
    tab.goto(pages["xor_learning_rate"].as_uri())
    assert tab.locator("#wrong path[visibility=visible]").count() == 2
    assert "No line will do." in tab.locator("main").inner_text()
    assert tab.locator("path.dashed").count() == 2  # and one in the legend
    tab.close()


def test_it_is_readable_light_dark_narrow_and_printed(browser: Any, pages: dict[str, Path]) -> None:
    """Nothing sticks out; the two schemes differ."""
    colours = set()
    for scheme, width in (("light", 1000), ("dark", 1000), ("light", 320)):
        tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        tab.goto(pages["xor_learning_rate"].as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.locator("figure > svg[role=img][aria-label]").count() == 2
        colours.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2
    assert tab.pdf().startswith(b"%PDF")


def test_without_scripts_it_shows_the_end(browser: Any, pages: dict[str, Path]) -> None:
    """And no slider that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(pages["and_gate"].as_uri())
    assert not tab.locator("#replay").is_visible()
    assert "0.2283" in tab.locator("#said").inner_text()
    rows = tab.locator("#points tbody tr").all_inner_texts()
    assert rows[3].split() == ["1", "1", "1", "0.679", "1", "yes"]
    context.close()
