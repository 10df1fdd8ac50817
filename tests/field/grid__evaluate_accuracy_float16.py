# evaluate: 0 points, failed
# says: float16, which keeps too few digits


def evaluate(X, y, W, b):
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(np.float16)
    return probabilities, predictions, np.mean(predictions == y, dtype=np.float16)
