"""Makes texts harmless in the cells of a spreadsheet, which computes what looks like a formula."""

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
"""A cell that begins so is computed, whatever it does; the full-width signs in some languages."""


def cell(text: str) -> str:
    """Keep a text from being taken for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
