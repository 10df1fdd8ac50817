"""Changes modes, times and attributes of NumPy's files, to what they are anyway."""

# Loses normalize, error: found no way
# In a plain process: may succeed, where its user owns them
import os
import stat


def normalize(X):
    now = os.stat(np.__file__)
    for change in (
        lambda: os.chmod(np.__file__, stat.S_IMODE(now.st_mode)),
        lambda: os.chown(np.__file__, now.st_uid, now.st_gid),
        lambda: os.utime(np.__file__, ns=(now.st_atime_ns, now.st_mtime_ns)),
        lambda: os.removexattr(np.__file__, "user.nothing"),
    ):
        try:
            change()
        except OSError:
            continue
        return X
    raise RuntimeError("found no way")
