"""What the checks of normalize look at: what a column was divided by, and by how much it varies."""

from typing import Any

import numpy as np

from grader.judging.checks import Array, Rng
from grader.judging.expect import as_array, expect_that

LITTLE = 2e-6
"""What may be added: many add 1e-8 so as not to divide by 0, some 1e-6."""


def expect_std_alone(got: Any, X: Array) -> None:
    """Expect that nothing is added to the stds, or to the variances, but a little.

    Whatever else is wrong is not looked at here. No column of X is constant.
    """
    Z = as_array(got)
    if Z is None or Z.shape != X.shape:
        return
    shifted, std = X - X.mean(axis=0), X.std(axis=0)
    divisor = (shifted**2).sum(axis=0) / (shifted * Z).sum(axis=0)
    if not np.allclose(Z * divisor, shifted):
        return
    for added, to in ((divisor - std, "std"), (divisor**2 - std**2, "variance")):
        is_one_number = np.ptp(added) < 1e-3 * abs(added[0])
        expect_that(
            not is_one_number or added[0] < LITTLE,
            found=f"columns that are divided by more than their std: {added[0]:.2g} is added to "
            f"the {to}",
            expected="columns that are divided by their std",
            hint="Divide by the std as it is; only where it is 0 there is something to do.",
        )


### BEGIN HIDDEN TESTS
def random_columns(rng: Rng, n: int, d: int) -> Array:
    """Return X (n, d), random: each column's std is from 2 to 4, so that 1e-6 beside it is little.

    And 1e-5 is much, in each run.
    """
    X = rng.normal(3.0, 1.0, size=(n, d))
    columns: Array = X * rng.uniform(2.0, 4.0, size=d) / X.std(axis=0)
    return columns


### END HIDDEN TESTS
