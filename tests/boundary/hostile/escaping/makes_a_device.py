"""Makes a device of its own, and opens those of the machine for writing."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where the kernel has no Landlock
import os
import stat

HARMLESS = os.makedev(1, 3)


def normalize(X):
    for kind in (stat.S_IFCHR, stat.S_IFBLK):
        try:
            os.mknod("planted.device", kind | 0o600, HARMLESS)
        except OSError:
            continue
        return X
    for device in ("full", "tty", "ptmx", "kmsg", "mem", "vda", "sda", "loop0"):
        try:
            os.close(os.open(f"/dev/{device}", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY))
        except OSError:
            continue
        return X
    raise RuntimeError("found no way")
