"""What a class handed in: a path becomes a plan, one student after another.

    with Store() as store:
        plan = make_plan(Path("submissions"), store, keep=Keep.LATEST, due=due, roster=roster)
        for handed_in in plan.to_grade:
            handed_in.files["and_gate.py"]      # bytes, read once

`layouts` know how people and systems lay submissions out, and say who handed in what; `work` finds
the exercises in it; `planning` puts together what is each student's; `words` tells it. Nothing is
run, no link is followed, and what is read has an end. What can't be read costs its own student.

    planning > layouts > work > archives > folders > store
"""
