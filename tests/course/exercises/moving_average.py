"""Moving averages: a series without its jitter, and where it leads.

`n` is the length of a series, `k` the width of the window.
"""

import numpy as np
from least_squares import fit


def moving_average(x, k):
    """Return the mean of each window of k neighbours.

    Formula: entry i is (x[i] + ... + x[i + k - 1]) / k.

    Shapes: x is (n,), k a whole number from 1 to n; the result is (n - k + 1,).

    Example: the means of 1, 3 and of 3, 8.

        >>> moving_average(np.array([1.0, 3.0, 8.0]), 2).tolist()
        [2.0, 5.5]

    Errors: none.
    """
    # TODO: Return the mean of each k neighbours.
    raise NotImplementedError("moving_average in moving_average.py")


def trend(x, k):
    """Return by how much the smoothed series grows from one entry to the next, on the whole.

    Formula: the slope of the line of least squares through (0, s[0]), (1, s[1]), ..., where s is
    the moving average of x.

    Shapes: x is (n,), k a whole number from 1 to n - 1; the result is a number.

    Example: a series that grows by 2 each time.

        >>> round(float(trend(np.array([1.0, 3.0, 5.0, 7.0]), 2)), 6)
        2.0

    Errors: none.
    """
    # TODO: Smooth the series, fit a line to it, and return its slope.
    raise NotImplementedError("trend in moving_average.py")
