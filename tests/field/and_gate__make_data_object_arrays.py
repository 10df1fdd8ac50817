# make_data: 0 points, failed
# says: X is an array of Python objects
# says: y is an array of Python objects


def make_data():
    table = np.array([[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]], dtype=object)
    return table[:, :2], table[:, 2:]
