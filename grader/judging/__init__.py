"""From a check to a verdict: checks are found, run and judged, and what was lost is put into words.

In come a course's checks and a submission, out go results: a status, and a message of a few lines.
Deciding (`judge`, `expect`, `blame`) is apart from wording (`feedback`, `failures`, `describe`).
Uses `boundary` for calls, and of `reports` what a result is made of: its status and its message.
"""
