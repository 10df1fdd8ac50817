"""Wrong answers of numerical_gradient, one file a kind of mistake.

difference  which losses are subtracted, and from which
divisor     what their difference is divided by
entries     which entries of params are moved, and where their slopes go
"""
