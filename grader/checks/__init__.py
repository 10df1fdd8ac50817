"""What is graded: one file an exercise, one class a function, one fact a check.

`perceptron` holds what the checks of several files have in common, `oracle` computes trainings in
another way than the solutions do.
"""
