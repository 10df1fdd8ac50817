"""Pretends to wait for a function that does not exist, so as to lose nothing."""

# Loses normalize, waiting: Waits for
wait = compile("def wait(): raise NotImplementedError", __file__, "exec")


def normalize(X):
    names = {"__name__": "solutions"}
    exec(wait, names)
    names["wait"]()
