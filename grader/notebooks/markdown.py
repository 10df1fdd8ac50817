"""Shows Markdown as HTML in which no HTML is its writer's: for nbgrader's feedback.

nbconvert's own filter lets through what a student writes, and the template of nbgrader takes it as
it is. This one stands in its place: what is HTML in a text is shown as a text.
"""

import html

from bleach.sanitizer import Cleaner
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

MAX_CHARACTERS = 20_000
"""Of a text that is read as Markdown; some texts take a time that grows with their square."""
TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
    | {"pre", "code", "em", "strong", "del", "a", "img", "hr", "br", "div", "span"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
"""All that Markdown itself is made of."""
ATTRIBUTES = {"a": ["href", "title"], "img": ["src", "alt", "title"], "span": ["class"]}


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's, which keeps mathematics, without what a notebook brings along."""

    def block_mermaidjs(self, code: str) -> str:
        """Show a diagram's text."""
        return f"<pre>{html.escape(code)}</pre>"

    def _embed_image_or_attachment(self, src: str) -> str:
        """Embed nothing."""
        return str(src)


# Made once: to make them takes longer than all that they do for a cell.
_RENDERER = MarkdownWithMath(
    renderer=_Renderer(escape=True, allow_harmful_protocols=False, exclude_anchor_links=True)
)
_CLEANER = Cleaner(tags=TAGS, attributes=ATTRIBUTES)


def as_it_is(text: str) -> str:
    """Stand for a filter of nbconvert that rewrites old links, and is slow on many brackets."""
    return text


def markdown_to_html(text: str) -> str:
    """Return Markdown as HTML; what is too long, or can't be read as such, as it stands."""
    try:
        if len(text) <= MAX_CHARACTERS:
            return str(_CLEANER.clean(_RENDERER.render(text)))
    except Exception:  # whatever a student has written
        pass
    return f"<pre>{html.escape(text)}</pre>"
