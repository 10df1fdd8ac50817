"""What is graded: one file an exercise, one class a function, one fact a check.

`perceptron` holds what the checks of several files have in common, `training` compares what a
training returns, `losses_and_models` has functions that checks pass to the learner's,
`visited_batches` tells which rows each batch of a training held, and `oracle` computes trainings
in another way than the solutions do.
"""
