"""kata watch: graded again on every save, one function on the screen.

`saves` and `keyboard` say what happens, `regrader` grades in a thread of its own, `state` decides
what is shown, `screen` makes text of it, and `loop` holds them together.
"""
