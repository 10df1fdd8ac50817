"""Wrong answers to kata 3, the learning rate on XOR: one file a function."""
