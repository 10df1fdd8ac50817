"""Fills the memory with arrays."""
# Loses normalize, error: MemoryError


def normalize(X):
    hoard = []
    for _ in range(4 * 1024 // 64):
        hoard.append(np.zeros(64 * 2**20, dtype=np.uint8))
    return X + len(hoard)
