"""The gradebook of a class: what was handed in, what it came to, and what a teacher makes of it.

In come submissions and their reports, from whoever grades them: `book` is the door. They stand in
a database, SQLite or PostgreSQL (`tables`), one transaction a report. Out go tables for other
systems (`exports`), a page for each student (`feedback`) and one for the teacher (`insights`). No
text in it is trusted: whatever shows one escapes it.

It needs the group `classroom`, and is loaded by commands that are about a class only.
"""
