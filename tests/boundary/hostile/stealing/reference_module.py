"""Imports the grader's own reference."""
# Loses normalize, error: No module named 'grader.
# In a plain process: may succeed, for it can read every file of its user


def normalize(X):
    from grader.course import SOLUTIONS
    from grader.judging.reference import ReferenceModule

    return ReferenceModule(SOLUTIONS, "neural_network").normalize(X)
