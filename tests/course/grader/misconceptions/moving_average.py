"""Wrong answers in moving_average.py."""

import numpy as np
from least_squares import fit
from moving_average import moving_average


def moving_average__sum(x, k):
    """This is what you get when each window is added up. A mean is divided by the width."""
    return np.convolve(x, np.ones(k), mode="valid")


def moving_average__same_length(x, k):
    """This is what you get when windows stick out at both ends. Only whole windows count."""
    return np.convolve(x, np.ones(k) / k, mode="same")


def trend__without_smoothing(x, k):
    """This is what you get when the line goes through the series itself. Which one is smooth?"""
    return fit(np.arange(len(x)).reshape(-1, 1), x.reshape(-1, 1))[1, 0]


def trend__constant(x, k):
    """This is what you get when the constant is returned. The slope is the other weight."""
    smooth = moving_average(x, k)
    return fit(np.arange(len(smooth)).reshape(-1, 1), smooth.reshape(-1, 1))[0, 0]
