"""Makes what learners get out of `solutions/`, with the tools that own the region markers."""
