"""A page for each student, as HTML and as Markdown, fit to hand out.

Of hidden checks it has their points and nothing else: it is made of a report that knows nothing of
them (`only_visible`).
"""

from grader.gradebook.feedback.write import write_feedback

__all__ = ["write_feedback"]
