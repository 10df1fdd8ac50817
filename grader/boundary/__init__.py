"""This side of the line: a submission's functions as something to call, each call ending in time.

In comes a call, out goes what became of it (`outcome`): a value, an error, a time-out. Workers are
started in a sandbox or as plain processes, and replaced when they die or lie. Uses `worker` for
what both sides speak, and `course` to keep its files out of sight.
"""
