"""Never ends to be imported."""

# Is the file grid.py
# Loses make_data, error: still not imported after
# Takes all the time that it gets
import time

end = time.monotonic() + 60
while time.monotonic() < end:
    pass
