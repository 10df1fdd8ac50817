"""Wrong answers to kata 1, the AND gate: one file a function."""
