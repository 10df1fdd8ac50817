"""A tab with the page in it, driven as somebody would: by keys, by what is on the screen."""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

LONG = 240_000
"""Milliseconds to wait for a condition: a busy machine takes long."""


PASTE = """(editor, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
}"""
"""As a browser does it; what a driver types is put in by Chromium, with styles of its own."""


class Tab:
    """The page, open."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(LONG)
        self.said: list[str] = []
        """What the console says."""
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(address)
        self.wait_for_python()

    def wait_for_python(self) -> None:
        """Wait until Python is loaded."""
        self.page.locator("html[data-python=ready]").wait_for()

    def open(self, exercise: str, function: str) -> None:
        """Open a function from the list."""
        heading = self.page.locator("nav h2").filter(has_text=exercise)
        listed = heading.locator("xpath=following-sibling::ul[1]")
        listed.get_by_role("button").filter(has_text=function).first.click()
        self.page.locator("#about-title").filter(has_text=function).wait_for()

    def write(self, text: str) -> None:
        """Paste a text in the place of all that is in the editor."""
        self.page.locator(".cm-content").focus()
        self.page.keyboard.press("Control+a")
        self.page.locator(".cm-content").evaluate(PASTE, text)

    def run(self, key: str = "Control+Enter") -> str:
        """Run the open function by a key, in the editor; return its verdict."""
        self.page.locator(".cm-content").press(key)
        return self.verdict()

    def verdict(self) -> str:
        """Wait until nothing runs; return what is said then."""
        self.page.locator("#run:not([disabled])").wait_for()
        return self.page.locator("#verdict").inner_text()

    @property
    def score(self) -> Locator:
        """The points so far."""
        return self.page.locator("#score")

    def evaluate(self, expression: str) -> Any:
        """Evaluate JavaScript, a promise too, past the page's policy, which lets none in."""
        session = self.page.context.new_cdp_session(self.page)
        answer = session.send(
            "Runtime.evaluate",
            {
                "expression": f"(async () => JSON.stringify(await ({expression})))()",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        session.detach()
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return json.loads(answer["result"]["value"])
