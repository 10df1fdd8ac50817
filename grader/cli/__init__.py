"""The ``kata`` command: `learner` is a part of `staff`, and all that students have."""
