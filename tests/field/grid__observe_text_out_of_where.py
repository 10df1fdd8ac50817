# observe: 2 points, passed


def observe():
    return np.where(1 + 1 == 2, "learned", "not learned")
