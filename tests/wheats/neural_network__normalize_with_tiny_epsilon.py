"""A tiny epsilon is added to every standard deviation, constant or not."""


def normalize(X, eps=1e-12):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0)
    X_norm = (X - mu) / (sigma + eps)
    return X_norm  # noqa: RET504
