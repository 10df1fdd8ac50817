"""A learner's work beside what we have: our solutions, right variants, known mistakes.

The edition for students has none of these, and not this room. Uses `learning` to read what was
written, and `authoring` for the right variants.
"""
