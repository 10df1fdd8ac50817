"""Returns an integer that takes minutes to write down."""
# Loses normalize, error: Returned an integer of 33,219,281 bits
# (10 ** 10_000_000)


def normalize(X):
    return 1 << 33_219_280
