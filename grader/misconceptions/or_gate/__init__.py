"""Wrong answers to kata 2, the OR gate: one file a function."""
