# binary_cross_entropy: 5 points, passed
# runs: xor_learning_rate


def binary_cross_entropy(A, y):
    A = np.clip(A, 1e-9, 1 - 1e-9)
    return np.mean(-y * np.log(A) - (1 - y) * np.log(1 - A), axis=0)
