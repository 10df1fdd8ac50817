"""Where a submission may be asked to run, for those that need nothing else of the sandbox."""

MODES = ("auto", "bubblewrap", "process")
"""What may be asked for; "auto" is bubblewrap where it works."""
