# normalize: 4 points, passed


def normalize(X):
    return (X - np.mean(X, axis=0)) / (np.std(X, axis=0) + 1e-6)
