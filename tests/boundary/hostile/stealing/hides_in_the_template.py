"""Looks in its own memory for what workers before it have left with the template."""

# Loses normalize, error: found nothing
import sys

kept = [getattr(module, "hidden", None) for module in (np, sys)]
others = {"and_gate", "grader.checks", "grader.judging"} & sys.modules.keys()
np.hidden = sys.hidden = "kept"


def normalize(X):
    if any(kept) or others:
        raise RuntimeError(f"STOLEN {kept} {others}")
    raise RuntimeError("found nothing")
