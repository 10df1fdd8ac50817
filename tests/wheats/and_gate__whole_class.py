"""One class holds data, training and evaluation; its methods are the functions of the kata."""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


class Gate:
    rows = ((0, 0), (0, 1), (1, 0), (1, 1))

    def __init__(self, rule, lr=0.1, num_epochs=500, batch_size=4):
        self.rule = rule
        self.lr = lr
        self.num_epochs = num_epochs
        self.batch_size = batch_size
        self.W = None
        self.b = None

    def make_data(self):
        labels = [[self.rule(*row)] for row in self.rows]
        return np.array(self.rows), np.array(labels)

    def train(self, X, y):
        self.W = np.zeros((X.shape[1], 1))
        self.b = np.zeros((1, 1))
        self.W, self.b, losses = gradient_descent(
            X,
            y,
            self.W,
            self.b,
            lr=self.lr,
            num_epochs=self.num_epochs,
            batch_size=self.batch_size,
            loss_fn=binary_cross_entropy,
            activation_fn=sigmoid,
        )
        return self.W, self.b, losses

    @staticmethod
    def evaluate(X, y, W, b):
        probabilities = forward_perceptron(X, W, b)
        predictions = np.where(probabilities > 0.5, 1, 0)
        return probabilities, predictions, (predictions == y).mean()


gate = Gate(lambda p, q: p & q)
make_data = gate.make_data
train = gate.train
evaluate = Gate.evaluate

if __name__ == "__main__":
    X, y = make_data()
    print(evaluate(X, y, *train(X, y)[:2]))
