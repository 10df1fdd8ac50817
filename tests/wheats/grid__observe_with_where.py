"""np.where chooses the word: that makes an array without dimensions."""

import numpy as np
from neural_network import sigmoid


def observe():
    return np.where(sigmoid(np.zeros(1)).item() == 0.5, "learned", "not learned")
