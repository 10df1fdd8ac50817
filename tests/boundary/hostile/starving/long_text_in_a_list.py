"""Returns a list that holds one long text: as an array, each entry would get as much room."""
# Loses normalize, failed: Returned a list of 9,901 elements


def normalize(X):
    return ["x" * 1_000, *[""] * 9_900]
