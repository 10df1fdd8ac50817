"""Wrong answers of gradient_descent, one file a kind of mistake.

activation  how the errors come about: A - y
divisor     what sums over a batch are divided by
step        how the step follows from the gradients and lr
bias        what is wrong with b alone, in the errors or in its step
batches     how an epoch is cut into batches
shuffling   the order of the rows
epochs      how many there are, and where each begins
losses      what is kept as the history of losses
inputs      arguments that are changed, or not used
results     when and in which order results are returned
"""
