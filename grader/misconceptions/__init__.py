"""Wrong answers that are often given, each with a name and an explanation.

One file an exercise, or a folder with one file a function; `every_kata` is for all four katas.
`sigmoid__wrong_sign` is a wrong `sigmoid`, with the same parameters; its docstring is what the
learner reads. Adding one is adding one function. It stands alone: its body uses NumPy, the
standard library, and the names that the exercise's solution has.
"""
