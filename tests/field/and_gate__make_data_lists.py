# make_data: 0 points, failed
# says: X is a list
# says: y is a list


def make_data():
    X = [[a, b] for a in (0, 1) for b in (0, 1)]
    return X, [[int(a and b)] for a, b in X]
