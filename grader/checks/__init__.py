"""What is graded: one file an exercise, one class a function, one fact a check.

`perceptron` holds what the checks of several files have in common, `training` compares what a
training returns, `losses_and_models` has functions that checks pass to the learner's, and `oracle`
computes trainings in another way than the solutions do. `scaling`, `descent`, `visited_batches` and
`slopes` are what the checks of normalize, gradient_descent and numerical_gradient look at: a file
of checks then says which facts there are, and how many points each is worth.
"""
