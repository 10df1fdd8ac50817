"""The katas in a tab, in Chromium: what learners do, and what their code may do to them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

from grader.boundary.submitted_files import submitted_files
from grader.grading import grade
from tests.places import EXERCISES, SOLUTIONS
from tests.site.conftest import CHROMIUM, Server, need
from tests.site.tab import Tab
from tests.submissions import all_checks

TOOLKIT = (SOLUTIONS / "neural_network.py").read_text(encoding="utf-8")
STUBS = (EXERCISES / "neural_network.py").read_text(encoding="utf-8")


def toolkit(sigmoid: str) -> str:
    """Return the right toolkit, with another sigmoid, which is called as `_` says."""
    return f"{TOOLKIT}\n\ndef sigmoid(Z):\n{sigmoid}\n"


@pytest.fixture(scope="module")
def context(server: Server) -> Iterator[BrowserContext]:
    """A browser's profile, in which nobody has been here before."""
    need(CHROMIUM.exists(), "Chromium is missing: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_context(accept_downloads=True)
        browser.close()


@pytest.fixture(scope="module")
def requests(context: BrowserContext) -> list[str]:
    """All that any page or worker asks for."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.fixture(scope="module")
def tab(context: BrowserContext, requests: list[str], server: Server) -> Tab:
    """The page, open, with Python loaded."""
    return Tab(context, server.address)


def test_from_an_empty_tab_to_the_first_points(tab: Tab) -> None:
    """By keys alone, from the top of the page; and what is next is offered."""
    page = tab.page
    assert "0 of 37 points" in tab.score.inner_text()
    assert "to do" in tab.run()
    page.locator("body").press("Tab")
    tab.open("neural_network", "matrix_multiply")
    assert "Formula:" in page.locator("#about").inner_text()
    assert ">>> " in page.locator("#about pre").inner_text()
    tab.write(STUBS.replace('raise NotImplementedError("matrix_multiply', 'return X @ W\n    ("'))
    says = tab.run()
    assert "matrix_multiply: right so far, 1 of 1 points" in says
    assert "1 more are graded later" in says
    assert "1 of 37 points" in tab.score.inner_text()
    page.get_by_role("button", name="Next: sigmoid").press("Enter")
    assert page.locator("#about-title").inner_text() == "sigmoid"


def test_a_wrong_answer_is_told_as_in_the_terminal(tab: Tab) -> None:
    """Called, returned, expected, why, try."""
    tab.open("neural_network", "sigmoid")
    tab.write(toolkit("    return 1 / (1 + np.exp(Z))"))
    says = tab.run()
    assert "sigmoid: wrong answer, 0 of 1 points" in says
    assert "[[0.5, 0.25]]" in says
    assert "[[0.5, 0.75]]" in says
    assert {"Called", "Returned", "Expected", "Why"} <= set(says.split())


def test_hints_come_in_steps(tab: Tab) -> None:
    """One more each time; they are there when one comes back."""
    button, hints = tab.page.locator("#hint"), tab.page.locator("#hints li")
    tab.open("neural_network", "sigmoid")
    assert button.inner_text() == "Give hint 1 of 4"
    button.press("Enter")
    button.press("Enter")
    assert button.inner_text() == "Give hint 3 of 4"
    tab.open("grid", "train")
    assert hints.count() == 0
    tab.open("neural_network", "sigmoid")
    assert hints.count() == 2


@pytest.mark.parametrize(
    ("sigmoid", "words"),
    [
        ("    while True:\n        Z = Z + 0", "while True:"),
        ("    return sigmoid(Z)", "RecursionError"),
        ("    for _ in range(20_000):\n        print('y' * 10_000)\n    return Z", "Printed"),
        ("    import os\n    os._exit(0)", "Python itself ended during the call"),
        ("    import os\n    os.abort()", "Python itself ended during the call"),
        ("    import numpy\n    return numpy.ones((2**14, 2**14))", "MemoryError"),
        ("    from js import postMessage", "No module named 'js'"),
    ],
    ids=["an endless loop", "recursion", "200 MB of print", "an end", "a crash", "memory", "the page"],
)
def test_what_goes_wrong_ends_in_words(tab: Tab, sigmoid: str, words: str) -> None:
    """And the next run works: see the test after these."""
    tab.open("neural_network", "sigmoid")
    tab.write(toolkit(sigmoid))
    says = tab.run()
    assert words in says
    assert "0 of 1 points" in says


def test_what_runs_can_be_stopped_and_the_next_run_works(tab: Tab) -> None:
    """Nobody need wait for the limit of time; nothing of it is left."""
    tab.open("neural_network", "sigmoid")
    tab.write(toolkit("    while True: pass"))
    tab.page.locator("#run").click()
    tab.page.locator("#stop").click()
    assert tab.verdict() == "Stopped. What was running is not graded."
    tab.write(TOOLKIT)
    assert "sigmoid: right so far, 1 of 1 points" in tab.run()
