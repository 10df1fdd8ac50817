"""For those who write a course: its stubs and its edition for students are made, its checks proven.

In come solutions, checks, known mistakes and right variants; out go the files of `exercises/`, an
edition without what is graded later, and a certificate that says what is missing, or not proven
yet. A new exercise begins as a skeleton of all its files.
"""
