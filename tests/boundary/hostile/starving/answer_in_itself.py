"""Returns a list that holds itself."""
# Loses normalize, error: nested more than 20 levels deep


def normalize(X):
    answer = []
    answer.append(answer)
    return answer
