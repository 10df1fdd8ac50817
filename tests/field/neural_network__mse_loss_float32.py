# mse_loss: 1 point, failed
# says: float32, which keeps too few digits


def mse_loss(y_pred, y):
    return np.mean(np.square(y_pred - y), dtype=np.float32)
