"""What a class handed in: a path becomes a plan, one student after another.

    with Store() as store:
        plan = make_plan(Path("submissions"), store, Keep.LATEST, due, roster)
        for handed_in in plan.to_grade:
            handed_in.files         # as `boundary.submitted_files` has them: bytes, read once

`layouts` know how people and systems lay submissions out, and say who handed in what; `search`
finds the exercises in it; `taking` reads them; `planning` puts together what is each student's;
`words` tells it. Nothing is run, no link is followed, and what is read has an end. What can't be
read costs its own student.

    planning > layouts, search, taking > archives > folders > store
"""
