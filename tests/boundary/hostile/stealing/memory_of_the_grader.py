"""Reads the memory of the grader's process from /proc."""

# Loses normalize, error: found no memory
# In a plain process: may succeed, where the kernel has no Landlock
import os


def normalize(X):
    try:
        with open(f"/proc/{os.getppid()}/maps") as file:
            maps = [line.split() for line in file if line.split()[1].startswith("rw")]
        with open(f"/proc/{os.getppid()}/mem", "rb", buffering=0) as memory:
            for line in maps[:40]:
                start, end = (int(part, 16) for part in line[0].split("-"))
                memory.seek(start)
                if b"expected" in memory.read(min(end - start, 2**20)):
                    raise RuntimeError("STOLEN memory")
    except OSError:
        pass
    raise RuntimeError("found no memory")
