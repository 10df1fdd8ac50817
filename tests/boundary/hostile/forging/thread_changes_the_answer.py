"""Changes an answer from a thread, after it was returned."""

# Loses normalize, failed: Expected
import threading
import time


def normalize(X):
    answer = np.full(X.shape, 7.0)

    def change():
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            answer[:] = answer + 1.0

    threading.Thread(target=change, daemon=True).start()
    return answer
