"""What the katas in a browser tab cost: bytes of the first load, seconds to a verdict, memory.

    python -m uv run --group tests python benchmarks/site.py WHEEL

WHEEL is NumPy's for Pyodide (`.ci/numpy-wheel` gets it). Each figure stands beside the most that it
may be, on a machine of two cores that does nothing else. Memory is what the kernel counts for the
browser's process of the page, with its Web Workers, each page shared with others in part (PSS).
"""

import functools
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from grader.course import course  # noqa: E402
from grader.site.build import build_site  # noqa: E402

CHECKS = 5
LONG = 300_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain server that says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def run(page: Page) -> float:
    """Run the open function; return the seconds until its verdict."""
    began = time.perf_counter()
    page.locator("#run").click()
    page.locator("#verdict h3").wait_for()
    page.locator("#run:not([disabled])").wait_for()
    return time.perf_counter() - began


def first_verdict(context: BrowserContext, address: str) -> tuple[Page, float]:
    """Open the page and run its function at once; return it, and the seconds until the verdict."""
    began = time.perf_counter()
    page = context.new_page()
    page.set_default_timeout(LONG)
    page.goto(address)
    page.locator("html[data-python=ready]").wait_for()
    run(page)
    return page, time.perf_counter() - began


def memory_of_the_page() -> float:
    """Return the MB of the largest process that draws pages."""

    def proportional(process: Path) -> Iterator[int]:
        for line in (process / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                yield int(line.split()[1])

    sizes = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                sizes.append(sum(proportional(process)))
        except OSError:  # it has ended
            continue
    return max(sizes) * 1024 / 1e6


def main() -> None:
    """Build the site, measure it, print a table."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(site, Path(sys.argv[1]))
        files = [file for file in site.rglob("*") if file.is_file()]
        load = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1e6
        handler = functools.partial(Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            context = browser.new_context()
            page, cold = first_verdict(context, address)
            page.close()
            page, warm = first_verdict(context, address)
            checks = []
            for _ in range(CHECKS):
                page.wait_for_timeout(10_000)  # the spare worker is loaded by then
                checks.append(run(page))
            memory = memory_of_the_page()
            browser.close()
        server.shutdown()
    print(f"{course().title}, in a browser tab\n")
    for name, figure, most, unit in (
        ("first load, compressed", load, 10, "MB"),
        ("first verdict, cold cache", cold, 8, "s"),
        ("first verdict, warm cache", warm, 1.5, "s"),
        ("a check of one function", statistics.median(checks), 0.3, "s"),
        ("memory", memory, 350, "MB"),
    ):
        print(f"{name:<28}{figure:>8.2f} {unit:<3} (at most {most} {unit})")


if __name__ == "__main__":
    main()
