"""Wrong answers that are often given, each with a name and an explanation.

An exercise has a file, or a folder with a file a function; a function with many has a folder, too,
whose `__init__.py` lists the kinds that its files are about. `every_kata` is for all four katas,
`gates` for AND and OR. `sigmoid__wrong_sign` is a wrong `sigmoid`, with the same parameters; its
docstring is what the learner reads. Adding one is adding one function. It stands alone: its body
uses NumPy, the standard library, and the names that the exercise's solution has.
"""
