"""Connects to a server that listens under a name that is no file."""

# Loses normalize, error: Raised PermissionError
import socket

PORT = 0


def normalize(X):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(f"\0katas-{PORT}")
        line.sendall(b"stolen")
    return X
