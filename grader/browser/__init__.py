"""The grader in a browser tab: Python in Web Workers, the grader in one, learner code in another.

Nothing is graded otherwise than in a terminal. What differs is how a worker is started, and that
both ends of the line to it are streams of bytes in memory that two Web Workers share.
"""
