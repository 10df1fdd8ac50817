"""The grader of the perceptron katas. It never imports a learner's code.

``pytest grader`` loads `plugin`, which collects `checks/` and has each check judged by `judge`.
A check calls the learner's functions through `submission`, which speaks `protocol` with a
`worker`, started and stopped by `process`:

    pytest: plugin > judge > checks > submission > process  ==protocol==>  worker > exercises/*.py

The process boundary runs along ``==``. Left of it everything is trusted; right of it lives the
learner's code, and only answers, as plain data, come back. The comparison (`expect`) is made on
the left. `sandbox` says what the worker sees of the machine, `limits` what it may use up,
`system_calls` what it may not ask of the kernel, `patience` how long its calls may last.

What became of calls (`outcome`) and checks (`status`) is turned into sentences by `feedback`, added
up by `report` and printed by `renderers/`; `grading` holds a run together. What was lost is
explained by what it is built on (`dependencies`) and by known mistakes (`recognition`, with
`misconceptions/`), which `certify` proves to be caught. `authoring/` makes the stubs out of
`solutions/`, and the edition for students; `cli/` is the ``kata`` command. `report_file` reads a
report back, as data that nobody vouches for; `github/` writes it on a pull request, `exporters/`
for other systems. `notebooks/` is the edition for nbgrader.
"""
