"""Sends a datagram to a server of this machine."""

# Loses 3 of normalize, failed: Expected [[-1, -1], [1, 1]]
# In a plain process: may succeed, for it has its user's network
import socket

PORT = 0


def normalize(X):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(b"stolen", ("127.0.0.1", PORT))
    return X
