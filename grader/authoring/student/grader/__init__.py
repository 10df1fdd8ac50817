"""The grader of these katas, as students have it: without what is graded later.

``pytest grader`` runs the checks in `checks/`, each of which calls the functions in `exercises/`
and compares what they return. The functions run in a process of their own.
"""
