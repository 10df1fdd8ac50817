"""What helps a learner between two runs: hints, a step at a time."""
