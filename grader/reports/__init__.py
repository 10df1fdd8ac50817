"""The score as data, and for its readers: terminal, Markdown, other systems, GitHub.

In come results that were added up, or a report's file that nobody vouches for; out go texts. All of
them are made from a `report`; none trusts what stands in it. It needs no NumPy and no other room.
"""
