import numpy as np


def moving_average(x, k):
    return [sum(x[i : i + k]) / k for i in range(len(x) - k + 1)]


def trend(x, k):
    smooth = np.array(moving_average(x, k))
    return float(np.polyfit(range(len(smooth)), smooth, 1)[0])
