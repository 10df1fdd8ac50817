# observe: 2 points, passed


def observe():
    words = np.array(["not learned", "learned"])
    return words[1]
