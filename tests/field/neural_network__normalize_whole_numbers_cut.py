# normalize: 3 points, failed
# says: loses its decimals
# says: X holds whole numbers


def normalize(X):
    columns = np.zeros_like(X)
    for j, column in enumerate(X.T):
        if np.std(column) > 0:
            columns[:, j] = (column - np.mean(column)) / np.std(column)
    return columns
