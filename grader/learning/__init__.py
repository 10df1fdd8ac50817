"""What helps a learner between two runs: hints in steps, calls to replay or to try, pictures.

In come the learner's files and what they ask, out goes text; all calls are made in a worker.
`expressions` reads what a learner writes, `picture` asks the course what is to be seen.
"""
