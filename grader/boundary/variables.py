"""Variables of the environment that processes with NumPy start with; set before it is loaded."""

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
"""Keeps NumPy's libraries from starting threads: the arrays here are tiny, and threads for them
would cost 0.1 s of CPU at the start of a process."""

WORKER_VARIABLES = {**ONE_THREAD, "PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}
"""For workers, in which the order of a set is to be the same in each run, and no window opens."""
