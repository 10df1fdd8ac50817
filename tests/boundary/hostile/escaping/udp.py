"""Sends a datagram to a server of this machine."""

# Loses normalize, error: Raised PermissionError
import socket

PORT = 0


def normalize(X):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(b"stolen", ("127.0.0.1", PORT))
    return X
