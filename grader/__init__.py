"""The engine of the katas. It never imports a learner's code.

Each folder is a room, and imports run one way only: a room uses what its line names, which stands
above it. `tests/test_rooms.py` holds this table against the code.

    room        what happens there        uses
    worker      hostile code, on its own
    course      where a course's files are
    files       a file is written whole
    reports     the score, how it is told course files
    boundary    calls that end; a sandbox worker course
    intake      what a class handed in    course boundary
    gradebook   a class's results, shown  course files reports intake
    judging     from a check to a verdict worker course reports boundary
    mistakes    wrong answers recognised  worker course boundary judging
    grading     a submission is graded    course reports boundary judging mistakes
    check_items checks as pytest has them judging grading
    asked       what a command line means course judging
    plugin      pytest's hooks            course reports boundary judging grading check_items asked
    browser     the grader in a tab       worker course reports boundary grading
    learning    hints, calls, pictures    worker course files reports boundary judging grading
    authoring   stubs, editions, proofs   course files reports boundary judging mistakes grading
    comparing   work beside our own       worker course reports boundary judging mistakes grading learning authoring
    notebooks   the edition for nbgrader  course reports boundary judging grading authoring
    site        the edition for browsers  course judging learning authoring
    classroom   a class, graded in lanes  course reports boundary intake gradebook judging grading notebooks
    cli         the `kata` command        course files reports boundary intake gradebook judging learning authoring comparing notebooks site classroom

The process boundary runs between `boundary` and `worker`:

    plugin > grading > judging > checks > boundary  ══ messages ══►  worker > exercises/*.py

Left of it everything is trusted; right of it lives the learner's code, and only answers, as plain
data, come back. What is compared, and who gets points, is decided on the left.

`checks/`, `misconceptions/` and `hints.toml` are not the engine: together with `solutions/`,
`exercises/` and the table ``[tool.katas]`` in pyproject.toml they are the course, and no room knows
a name of it. `judging.checks` and `judging.expect` are what a course's checks import.
"""
