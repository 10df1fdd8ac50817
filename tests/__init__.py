"""Proves that the grader is right."""
