"""A class is graded: many submissions, side by side on all cores, by the grader for one.

In come the files of submissions, out go their reports, in the order in which they are ready
(`lanes`). A submission that takes long holds up its own lane only. Nothing here knows where
submissions come from, or where reports go.
"""
