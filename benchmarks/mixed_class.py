"""Makes what a class hands in, mixed as in life: right, half done, untouched, broken, hostile."""

import random
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SEED = 1
FREQUENT = {"untouched": 180, "right": 80, "half": 60, "wrong": 40, "broken": 20, "hostile": 19}
"""How often each kind comes, of 400; a looping one takes the rest, and most of the time."""
WRONG = {
    "neural_network.py": b"def sigmoid(Z): return 1 / (1 + np.exp(Z))\n"
    b"def normalize(X): return X - X.mean(axis=0)\n",
    "or_gate.py": b"def make_data(): return np.zeros((4, 2)), np.zeros((4, 1))\n",
    "grid.py": b"def observe(): return 'not learned'\n",
}
BROKEN = {"grid.py": b"def train(:\n", "neural_network.py": b"if True:\nreturn 1\n"}
PLANTED = "katas-planted"
"""What a hostile one leaves behind, if it can, has a name that begins so."""
HOSTILE = (
    b"import os; os._exit(0)",
    b"import os; os.fork()",
    b"import os, threading\n"
    b"for _ in range(50): threading.Thread(target=threading.Event().wait).start()",
    b"kept = [open('/dev/null') for _ in range(1000)]",
    b"bytearray(3 * 2**30)",
    b"for _ in range(20): print('x' * 10**6)",
    b"for place in ('/tmp', '/dev/shm', '.'):\n"
    b"    open(f'{place}/" + PLANTED.encode() + b"', 'wb').write(bytes(2**19))",
)
LOOPING = b"while True: pass"


def submissions(count: int) -> Iterator[dict[str, bytes]]:
    """Yield what each student handed in: the files of an exercises folder, by their names."""
    drawn = random.Random(SEED)
    right, stubs = _modules("solutions"), _modules("exercises")
    kinds, weights = (*FREQUENT, "looping"), (*FREQUENT.values(), 1)
    for _ in range(count):
        (kind,) = drawn.choices(kinds, weights)
        if kind == "untouched":
            yield stubs
        elif kind == "right":
            yield right
        elif kind == "half":
            yield {name: drawn.choice((right, stubs))[name] for name in right}
        elif kind == "wrong":
            yield _with_more(right, *drawn.choice(list(WRONG.items())))
        elif kind == "broken":
            yield _with_more(right, *drawn.choice(list(BROKEN.items())))
        elif kind == "hostile":
            yield _with_more(right, "grid.py", drawn.choice(HOSTILE))
        else:
            yield _with_more(right, "grid.py", LOOPING)


def write_class(folder: Path, count: int) -> None:
    """Write a folder for each student."""
    for number, contents in enumerate(submissions(count)):
        own = folder / f"student-{number:05}"
        own.mkdir(parents=True)
        for name, content in contents.items():
            (own / name).write_bytes(content)


def _modules(folder: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((PROJECT / folder).glob("*.py"))}


def _with_more(contents: dict[str, bytes], name: str, code: bytes) -> dict[str, bytes]:
    """Return files with some code at the end of one of them."""
    return {**contents, name: contents[name] + b"\n\n" + code + b"\n"}
