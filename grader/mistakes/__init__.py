"""Known mistakes: tells which well-known wrong implementation answers as a learner's function does.

In comes what the checks of a function have seen, out goes one misconception, or none. It runs with
our own code alone, only where something was lost, and can't change a score. Uses `judging`.
"""
