"""The forward pass goes through rows and features one by one."""

import math

import numpy as np


def forward_perceptron(X, W, b):
    bias = b.ravel()[0]
    A = []
    for x in X:
        z = bias
        for j in range(len(x)):
            z += x[j] * W[j, 0]
        if z >= 0:
            A.append([1 / (1 + math.exp(-z))])
        else:
            A.append([math.exp(z) / (1 + math.exp(z))])
    return np.array(A)
