"""Returns an object that says it is equal to everything."""
# Loses normalize, error: Returned an Equal, which can't be graded


class Equal:
    def __eq__(self, other):
        return True

    def __getattr__(self, name):
        return lambda *arguments: True


def normalize(X):
    return Equal()
