"""Markdown becomes HTML in which no HTML is its writer's."""

from html.parser import HTMLParser

import pytest

from grader.notebooks.markdown import MAX_CHARACTERS, TAGS, markdown_to_html


class Elements(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str | None] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= dict(attrs)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<svg onload=alert(1)>",
        "# <b onclick=alert(1)>x</b>", "|a|\n|-|\n|<i onclick=alert(1)>|",
        "[a](javascript:alert(1))", "[a](&#106;aVascript:alert(1))", "<javascript:alert(1)>",
        "[a](data:text/html,<script>alert(1)</script>)", "[a]: vbscript:x\n[a]",
        "```mermaid\n</pre><script>alert(1)</script>\n```", "```\n<script>\n```",
        "$<script>alert(1)</script>$", "$$<script>$$", "\\begin{a}<script>\\end{a}",
        '![x" onerror="alert(1)](x)', "![](attachment:none.png)", "[a](<x onclick=y>)",
        "<" + "script>" * MAX_CHARACTERS, "[" * MAX_CHARACTERS, ">" * 5_000, "- " * 5_000,
    ],
)  # fmt: skip
def test_no_element_is_the_writers(text: str) -> None:
    """Only what Markdown itself makes; no handler, no script, whatever it is called."""
    page = Elements(markdown_to_html(text))
    assert page.tags <= TAGS
    assert page.attributes.keys() <= {"href", "title", "src", "alt", "class"}
    for place in (page.attributes.get("href"), page.attributes.get("src")):
        assert not str(place).lower().startswith(("javascript:", "vbscript:", "data:"))


def test_markdown_is_shown_as_such() -> None:
    """And mathematics is left to who shows it."""
    page = markdown_to_html("## `f`\n\n*a* **b** [c](https://d.e) $x_1 < y$\n\n    code\n")
    for part in ("<h2><code>f</code></h2>", "<em>a</em>", "<strong>b</strong>", "$x_1 &lt; y$"):
        assert part in page
    assert '<a href="https://d.e">c</a>' in page
    assert "<pre><code>code</code></pre>" in page
