"""Is a file of paths, whose lines Python runs at its start where it is a site's."""

# Is the file planted.pth
# Loses nothing
import os

os._exit(0)
