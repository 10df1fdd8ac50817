"""How a gradebook comes up to date: Alembic's scripts, one a change of `tables`.

They run by themselves when a gradebook is opened. To write one: CONTRIBUTING.md.
"""
