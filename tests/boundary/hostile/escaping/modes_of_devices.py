"""Changes the mode of the machine's devices, to what it is anyway."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where its user is root
import os
import stat


def normalize(X):
    for device in ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"):
        try:
            os.chmod(device, stat.S_IMODE(os.stat(device).st_mode))
        except OSError:
            continue
        return X
    raise RuntimeError("found no way")
