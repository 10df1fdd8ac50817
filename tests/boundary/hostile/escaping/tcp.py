"""Connects to a server of this machine."""

# Loses normalize, error: Raised PermissionError
import socket

PORT = 0


def normalize(X):
    with socket.create_connection(("127.0.0.1", PORT), timeout=0.5) as line:
        line.sendall(b"stolen")
    return X
