# evaluate: 0 points, error
# says: write int by itself


def evaluate(X, y, W, b):
    probabilities = forward_perceptron(X, W, b)
    predictions = np.where(probabilities > 0.5, 1, 0).astype(np.int)
    return probabilities, predictions, np.mean(predictions == y)
