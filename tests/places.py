"""Where things are in this repository."""

from grader.course import course

PROJECT = course().root
SOLUTIONS = course().solutions
EXERCISES = course().exercises
CHECKS = course().checks
