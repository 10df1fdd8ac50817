# evaluate: 4 points, passed


def evaluate(X, y, W, b):
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(np.float32)
    return probabilities, predictions, np.mean(predictions == y, dtype=np.float32)
