"""Wrong answers to kata 4, the grid of 25 points: one file a function."""
