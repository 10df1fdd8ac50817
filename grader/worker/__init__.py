"""Beyond the line: all that runs in one process with a learner's code.

In come messages that call functions, out go their answers, as plain data. The sandbox shows this
folder of the grader and no other; it uses none of the other rooms. There is nothing here to steal,
and nothing that decides: what is said here is believed by nobody.
"""
