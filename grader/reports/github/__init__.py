"""What GitHub gets to see of a report, and how.

`workflow_commands` writes what a runner reads from a job's output; `publication` decides what is
published about a pull request; `runs` tells which one a run was about; `publish` does it, through
the few endpoints of `api`. The job that
graded is not trusted: its report is data (`report_file`), and everything else is asked from GitHub.
"""
