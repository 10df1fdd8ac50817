"""The changes of the tables, each named after its number and what it brings."""
