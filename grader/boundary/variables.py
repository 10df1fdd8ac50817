"""Variables of the environment that processes with NumPy start with; set before it is loaded."""

import os

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

SEARCH_PATHS = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
"""What Python may need to start, and to find NumPy."""


def search_paths() -> dict[str, str]:
    """Return the variables that say where to look, without what would mean the current folder."""
    found = {}
    for name in SEARCH_PATHS:
        folders = os.environ.get(name, "").split(os.pathsep)
        if kept := os.pathsep.join(folder for folder in folders if os.path.isabs(folder)):
            found[name] = kept
    return found


def environment() -> dict[str, str]:
    """Return what a plain process of a worker's starts with: this one's, but for that."""
    others = {name: value for name, value in os.environ.items() if name not in SEARCH_PATHS}
    return {**others, **search_paths(), **WORKER_VARIABLES}
