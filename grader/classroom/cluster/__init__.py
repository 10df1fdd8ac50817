"""A class is graded by the machines of a Dask cluster, each with lanes as on one machine.

    teacher's machine                         a machine of the cluster
    cluster ── batch: submissions as bytes ──► station ── jobs ──► lane ══ messages ══► worker
            ◄── answers: reports as JSON ────

The queue is the gradebook: what is graded is written down, and what is lost is sent elsewhere. Each
batch is sent to one machine that was asked before what it grades with (`introduction`). What comes
back is data, and is held against the report's schema (`answers`). It needs the group `cluster`.
"""
