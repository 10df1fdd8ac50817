"""Hides open files in pairs of sockets, where no limit of open files counts them: 2,000 at most."""

# Loses normalize, error: Too many references
# In a plain process: may succeed, where its user is root
import array
import os
import socket


def normalize(X):
    here, _there = socket.socketpair()
    file = os.open(os.devnull, os.O_RDONLY)
    bundle = array.array("i", [file] * 250)
    for _ in range(8):
        here.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, bundle)])
    return X
