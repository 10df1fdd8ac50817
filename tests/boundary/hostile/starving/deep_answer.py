"""Returns lists in lists, a hundred thousand deep."""
# Loses normalize, error: nested more than 20 levels deep


def normalize(X):
    answer = []
    for _ in range(100_000):
        answer = [answer]
    return answer
