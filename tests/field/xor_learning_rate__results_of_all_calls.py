# compare_learning_rates: 1 point, failed
# says: The keys are the learning rates, in each call anew
# says: the rates of earlier ones are in it

results = {}


def compare_learning_rates(X, y, learning_rates=(0.1, 1.0)):
    for rate in learning_rates:
        W, b, losses = train(X, y, rate)
        results[rate] = losses[-1], evaluate(X, y, W, b)[2]
    return results
