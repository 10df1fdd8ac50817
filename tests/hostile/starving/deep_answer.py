"""Returns lists in lists, a million deep."""
# Loses normalize, error: nested more than 20 levels deep


def normalize(X):
    answer = []
    for _ in range(1_000_000):
        answer = [answer]
    return answer
