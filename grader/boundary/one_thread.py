"""Keeps NumPy's libraries from starting threads: must be set before NumPy is loaded.

The arrays here are tiny, and threads for them would cost 0.1 s of CPU at the start of a process.
"""

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
