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
    """Return the right toolkit, with the body of another sigmoid."""
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
        ("    return [np.empty((2**13, 2**13)) for _ in range(4)]", "MemoryError"),
    ],
    ids=["an endless loop", "recursion", "200 MB of print", "an end", "a crash", "memory"],
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


REACHING = """
    import sys
    sys.modules.pop("js")
    import js
    names = ("indexedDB", "caches", "fetch", "XMLHttpRequest", "postMessage", "navigator", "Worker")
    raise ValueError("reached: " + " ".join(name for name in names if hasattr(js, name)) + ".")
"""


def test_learner_code_reaches_nothing_of_the_page(tab: Tab) -> None:
    """Neither what is kept, nor what serves the page, nor the network."""
    tab.open("neural_network", "sigmoid")
    tab.write(toolkit(REACHING))
    says = tab.run()
    assert "ValueError: reached: ." in says
    tab.write(toolkit("    import js"))
    assert "ModuleNotFoundError" in tab.run()


def test_all_that_is_right_is_graded_at_once_and_a_download_drops_in(
    tab: Tab, tmp_path: Path
) -> None:
    """A folder comes in by an upload; 37 of 37 points; what goes out is the same to the byte."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for file in SOLUTIONS.glob("*.py"):
            archive.write(file, f"somewhere/exercises/{file.name}")
        archive.writestr("somewhere/else.py", "1 / 0")
    upload = {"name": "work.zip", "mimeType": "application/zip", "buffer": into.getvalue()}
    tab.page.locator("#files").set_input_files([upload])  # type: ignore[list-item]
    tab.page.locator("#notice").filter(has_text="Taken in: ").wait_for()
    tab.open("and_gate", "train")
    tab.page.get_by_role("button", name="Run all").press("Enter")
    assert "train: right so far, 2 of 2 points" in tab.verdict()
    assert "37 of 37 points that are checked here; 63 more" in tab.score.inner_text()
    tab.page.locator("#notice").filter(has_text="All that is checked here is right").wait_for()
    with tab.page.expect_download() as coming:
        tab.page.get_by_role("button", name="Download").press("Enter")
    with zipfile.ZipFile(coming.value.path()) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    files = {f"exercises/{file.name}": file.read_bytes() for file in SOLUTIONS.glob("*.py")}
    assert {name: text for name, text in found.items() if not name.endswith("/")} == files
    contents = {name.removeprefix("exercises/"): text for name, text in files.items()}
    visible = [check for check in all_checks() if not check.hidden]
    assert grade(submitted_files(tmp_path, contents), visible).points == 37


def test_a_training_is_shown_as_a_picture(tab: Tab) -> None:
    """Two drawings, each with a name for who can't see it."""
    tab.open("and_gate", "train")
    assert "right so far" in tab.run()
    names = [tab.page.locator("#picture svg").nth(n).get_attribute("aria-label") for n in (0, 1)]
    assert names == ["Shaded: probability over 0.5", "Loss: 0.687 to 0.228"]


def test_what_is_no_archive_is_told(tab: Tab) -> None:
    """And changes nothing."""
    upload = {"name": "work.zip", "mimeType": "application/zip", "buffer": b"PK nothing"}
    tab.page.locator("#files").set_input_files([upload])  # type: ignore[list-item]
    tab.page.locator("#notice").filter(has_text="work.zip is no archive").wait_for()


def test_axe_finds_nothing(tab: Tab, packages: Path) -> None:
    """Nothing serious, light and dark, with a verdict and a picture on the page."""
    axe = (packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    said = len(tab.said)
    tab.evaluate(f"(() => {{ {axe}; window.axe = axe; return 1 }})()")
    for scheme in ("light", "dark"):
        tab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = tab.evaluate("axe.run().then(({violations}) => violations)")
        serious = [one for one in found if one["impact"] in ("serious", "critical")]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in serious]
        assert told == []
    tab.page.emulate_media(color_scheme="light")
    # axe tries out a style, which the page's policy refuses.
    tab.evaluate("(console.log('axe has ended'), 1)")
    while tab.said[-1:] != ["axe has ended"]:
        tab.page.wait_for_timeout(20)
    del tab.said[said:]


def test_nothing_sticks_out_on_a_phone(tab: Tab) -> None:
    """Nor does light look like dark."""
    colours = set()
    for scheme, width in (("light", 1400), ("dark", 1000), ("light", 360)):
        tab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.page.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        colours.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
    tab.page.set_viewport_size({"width": 1400, "height": 900})
    assert len(colours) == 2


def test_a_reload_keeps_the_work_also_without_a_network(
    tab: Tab, context: BrowserContext, server: Server
) -> None:
    """Files and marks; and it is graded, though the server gives no file of the page.

    Only whether there is a newer version is asked for, and by the browser itself.
    """
    tab.open("neural_network", "mse_loss")
    kept = TOOLKIT.replace("def mse_loss(", "def mse_loss(  # This is kept.\n    ")
    tab.write(kept)
    tab.page.locator("#saved").filter(has_text="Kept in this browser").wait_for()
    asked = len(server.asked)
    context.set_offline(True)
    tab.page.reload()
    tab.wait_for_python()
    tab.open("neural_network", "mse_loss")
    tab.page.locator(".cm-content").filter(has_text="# This is kept.").wait_for()
    assert "37 of 37 points" in tab.score.inner_text()
    assert "edited since" in tab.page.locator("nav").inner_text()
    assert "right so far" in tab.run()
    context.set_offline(False)
    assert set(server.asked[asked:]) <= {"/service_worker.js"}


def test_nothing_leaves_the_origin(tab: Tab, requests: list[str], server: Server) -> None:
    """In all that was done above; and the page's policy was never in the way of the page."""
    assert len(requests) > 10
    assert [one for one in requests if not one.startswith((server.address, "blob:", "data:"))] == []
    assert [one for one in tab.said if "Content Security Policy" in one] == []
