# normalize: 1 point, failed
# says: 1e-05 is added to the std


def normalize(X):
    return (X - np.mean(X, axis=0)) / (np.std(X, axis=0) + 1e-5)
