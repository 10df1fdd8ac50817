# compare_learning_rates: 0 points, failed
# says: all rates have one and the same accuracy


def compare_learning_rates(X, y, learning_rates=(0.1, 1.0)):
    final_losses = {}
    for rate in learning_rates:
        W, b, losses = train(X, y, rate)
        final_losses[rate] = losses[-1]
    accuracy = evaluate(X, y, W, b)[2]
    return {rate: (loss, accuracy) for rate, loss in final_losses.items()}
