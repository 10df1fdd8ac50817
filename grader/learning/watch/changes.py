"""Which functions a save can affect: what was changed, and whatever names it."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.boundary.submitted_files import SubmittedFiles
from grader.course import FunctionName, course, full_name, module_of
from grader.judging.dependencies import dependencies


@dataclass(frozen=True)
class _Module:
    """A module as Python reads it: comments and empty lines make no difference."""

    definitions: Mapping[str, str]
    """The code of each function and class."""
    rest: tuple[str, ...]
    """All other statements."""

    def named_by(self, names: Collection[str]) -> bool:
        """Whether any part of it names one of these."""
        return any(_words(code) & set(names) for code in (*self.definitions.values(), *self.rest))


def affected(
    before: SubmittedFiles, now: SubmittedFiles, functions: Sequence[FunctionName]
) -> set[FunctionName]:
    """Return those of a course's functions whose verdict may have changed from one save to another.

    Rather one too many: a name that stands anywhere counts as used.
    """
    modules = course().exercise_names
    own = {f"{module}.py" for module in modules}
    if _others(before, own) != _others(now, own):
        return set(functions)
    changed: dict[str, set[str]] = {}
    for module in modules:
        names = _changed_names(before, now, module)
        if names is None:
            names = {name.partition(".")[2] for name in functions if module_of(name) == module}
            names |= {module}
        if names:
            changed[module] = names
    _spread(changed, {module: _parsed(now, module) for module in modules}, functions)
    found = {full_name(module, name) for module, names in changed.items() for name in names}
    uses = dependencies()
    found |= {name for name in functions if found & set(uses.get(name, ()))}
    return found & set(functions)


def lines_of(files: SubmittedFiles, module: str) -> dict[FunctionName, int]:
    """Return where the functions of a module begin, as far as it is Python."""
    tree = _tree(files, module)
    return {
        full_name(module, node.name): node.lineno
        for node in (tree.body if tree else ())
        if isinstance(node, ast.FunctionDef)
    }


def _others(files: SubmittedFiles, own: Collection[str]) -> dict[str, bytes]:
    return {name: content for name, content in files.contents.items() if name not in own}


def _changed_names(before: SubmittedFiles, now: SubmittedFiles, module: str) -> set[str] | None:
    """Return which definitions of a module differ; None where that can't be told so finely."""
    name = f"{module}.py"
    if before.contents.get(name) == now.contents.get(name):
        return set() if before.instead.get(module) == now.instead.get(module) else None
    old, new = _parsed(before, module), _parsed(now, module)
    if old is None or new is None or old.rest != new.rest:
        return None
    names = {*old.definitions, *new.definitions}
    return {name for name in names if old.definitions.get(name) != new.definitions.get(name)}


def _spread(
    changed: dict[str, set[str]],
    modules: Mapping[str, _Module | None],
    functions: Iterable[FunctionName],
) -> None:
    """Add what names a changed definition, in its own module and in those that name the module."""
    waiting = list(changed)
    while waiting:
        module = waiting.pop()
        own = modules[module]
        if own is not None:
            changed[module] |= _naming(changed[module], own)
        for other, code in modules.items():
            if other == module or other in changed or code is None:
                continue
            if code.named_by({module}) and code.named_by(changed[module]):
                changed[other] = {
                    name.partition(".")[2] for name in functions if module_of(name) == other
                }
                waiting.append(other)


def _naming(names: Collection[str], module: _Module) -> set[str]:
    """Return the definitions that name one of these, or one that does, and so on."""
    found: set[str] = set()
    while new := {
        name
        for name, code in module.definitions.items()
        if name not in found and _words(code) & {*names, *found}
    }:
        found |= new
    return found


def _parsed(files: SubmittedFiles, module: str) -> _Module | None:
    """Return a module's code; None where it is no Python."""
    tree = _tree(files, module)
    if tree is None:
        return None
    definitions: dict[str, str] = {}
    rest = []
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            # A name that is defined twice is both.
            definitions[node.name] = definitions.get(node.name, "") + ast.dump(node)
        else:
            rest.append(ast.dump(node))
    return _Module(definitions, tuple(rest))


def _tree(files: SubmittedFiles, module: str) -> ast.Module | None:
    try:
        return ast.parse(files.contents.get(f"{module}.py", b""))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _words(code: str) -> set[str]:
    return set(re.findall(r"\w+", code))


def in_order(
    functions: Collection[FunctionName], first: Iterable[FunctionName], all_of_them: Sequence[str]
) -> Iterator[FunctionName]:
    """Yield functions in the order to judge them: those on the screen first, then the course's."""
    leading = [name for name in dict.fromkeys(first) if name in functions]
    yield from leading
    yield from (name for name in all_of_them if name in functions and name not in leading)
