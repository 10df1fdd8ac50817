# with: and_gate.make_data
# observe: 0 points, failed

import sys


def observe():
    return "not learned" if "and_gate" in sys.modules else "learned"
