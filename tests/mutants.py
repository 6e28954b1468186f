"""Mutation testing of safety and of the checker's account of it: one small change at a time, is it noticed?

    python -m tests.mutants [--every N] [--part safety|checker] [--list]

Every mutant lives in a forked child: the code of one function is exchanged in memory, no file is touched. A mutant is
killed when a case, a broken programme or the comparison of the two rooms on random people fails (or crashes).
"""

import argparse
import ast
import importlib
import os
import signal
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PARTS = {
    "safety": (
        *("clearance", "collect", "criteria", "gate", "limits", "pain", "screen", "selecting", "situation", "stages"),
        *("stop", "tests"),
    ),
    "checker": ("body.asked", "body.meant", "body.screening", "body.staging", "rules.body"),
}
ROOM = {"safety": "backline.safety", "checker": "backline.check"}
SECONDS_MAX = 30
SEEDS = range(0, 480, 3)
Swap = dict[type, type]
COMPARES: Swap = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: Swap = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change: the module, the function's qualified name, the line, what was done, and the changed code."""

    module: str
    function: str
    line: int
    what: str
    code: types.CodeType

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}: {self.what}"


def changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """What can be done to a node: words, do, undo."""
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            other = COMPARES[type(op)]()
            yield (
                f"{type(op).__name__} → {type(other).__name__}",
                lambda place=place, other=other: node.ops.__setitem__(place, other),  # type: ignore[misc]
                lambda place=place, op=op: node.ops.__setitem__(place, op),  # type: ignore[misc]
            )
    elif isinstance(node, ast.BoolOp):
        old = node.op
        new = ast.Or() if isinstance(old, ast.And) else ast.And()
        yield (
            f"{type(old).__name__} → {type(new).__name__}",
            lambda: _set(node, "op", new),
            lambda: _set(node, "op", old),
        )
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        before = node.op
        after = ARITHMETIC[type(before)]()
        words = f"{type(before).__name__} → {type(after).__name__}"
        yield words, lambda: _set(node, "op", after), lambda: _set(node, "op", before)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | str) and not _words(node.value):
        value = node.value
        other_value = (not value) if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"XX{value}"
        yield (
            f"{value!r} → {other_value!r}",
            lambda: _set(node, "value", other_value),
            lambda: _set(node, "value", value),
        )
    elif isinstance(node, ast.Name) and node.id in NAMES and isinstance(node.ctx, ast.Load):
        name = node.id
        yield f"{name} → {NAMES[name]}", lambda: _set(node, "id", NAMES[name]), lambda: _set(node, "id", name)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        test = node.test
        yield "condition negated", lambda: _set(node, "test", _negated(test)), lambda: _set(node, "test", test)
    elif isinstance(node, ast.Return) and node.value is not None and not _nothing(node.value):
        returned = node.value
        none = ast.copy_location(ast.Constant(value=None), returned)
        yield "return None", lambda: _set(node, "value", none), lambda: _set(node, "value", returned)


def _words(value: int | str) -> bool:
    """Wording, and empty texts: whether a sentence reads well no test can say; the refusals are held word for word."""
    return isinstance(value, str) and (" " in value or not value.strip(" .,:;([)]") or not value.islower())


def _nothing(value: ast.expr) -> bool:
    """`return None` and `return False` are no different for whoever asks."""
    return isinstance(value, ast.Constant) and not value.value


def _set(node: ast.AST, name: str, value: object) -> None:
    setattr(node, name, value)


def _negated(test: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=test), test)


def _functions(code: types.CodeType) -> Iterator[types.CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield constant
            yield from _functions(constant)


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    path = Path(importlib.import_module(module).__file__ or "")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and isinstance(node.body[0], ast.Expr)
    }
    for owner in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        inner = [node for statement in owner.body for node in ast.walk(statement)]
        for node in inner:
            if id(node) in docstrings:
                continue
            for words, do, undo in changes(node):
                do()
                ast.fix_missing_locations(tree)
                whole = compile(tree, str(path), "exec")
                undo()
                line = getattr(node, "lineno", owner.lineno)
                found = next(
                    (code for code in _functions(whole) if code.co_name == owner.name and code.co_firstlineno <= line
                     and code.co_firstlineno in _lines(owner)), None)  # fmt: skip
                if found is not None:
                    yield Mutant(module=module, function=found.co_qualname, line=line, what=words, code=found)


def _lines(owner: ast.FunctionDef) -> range:
    first = min([owner.lineno, *(decorator.lineno for decorator in owner.decorator_list)])
    return range(first, owner.lineno + 1)


def install(mutant: Mutant) -> bool:
    """Exchange the function's code in memory; False when it cannot be found (a nested function)."""
    target: object = importlib.import_module(mutant.module)
    for name in mutant.function.split("."):
        target = vars(target).get(name) if isinstance(target, type | types.ModuleType) else None
    if isinstance(target, property):
        target = target.fget
    if isinstance(target, cached_property):
        target = target.func
    if not isinstance(target, types.FunctionType):
        return False
    target.__code__ = mutant.code
    return True


def survives() -> bool:
    """Does nothing notice? Every exception is a kill."""
    from backline.check.layout import lay_out
    from backline.check.rules import body, progress
    from backline.record.care import Care
    from backline.safety.stop import Stop
    from tests.cases.safety_reading import answer_of, safety_cases
    from tests.cases.test_safety_cases import disappointments
    from tests.properties import test_safety as rooms
    from tests.properties.bodies import catalogue, somebody
    from tests.unit.check import test_body_borders as checker_borders
    from tests.unit.check.building import catalogue as small
    from tests.unit.check.cases_body import BODY, fine
    from tests.unit.check.good import good
    from tests.unit.safety import test_borders as borders

    rooms.answer.cache_clear()
    rules = {name: getattr(body, name) for name in ("screened", "cleared", "limits", "conditions", "held", "named")}
    rules["rir"] = progress.rir
    if not (_borders_hold(borders) and _borders_hold(checker_borders)):
        return False
    for broken in BODY:
        if rules[broken.rule](lay_out(broken.change(good()), small())).status != "broken":
            return False
    for _, change in fine():
        view = lay_out(change(good()), small())
        if any(rule(view).status == "broken" for rule in rules.values()):
            return False
    for case in safety_cases():
        if "client_error" in case.expect:
            continue
        _, answer = answer_of(case)
        if "refused" in case.expect:
            if not isinstance(answer, Stop) or answer.message != case.expect["refused"].strip():
                return False
            if answer.key != case.expect.get("key", "screen"):
                return False
            if answer.how_soon != case.expect.get("how_soon", "before training"):
                return False
        elif not isinstance(answer, Care) or list(disappointments(case, answer)):
            return False
    movements = {exercise.id: exercise.movement for exercise in catalogue().exercises}
    for seed in SEEDS:
        person, care = somebody(seed), rooms.answer(seed)
        rehab = person.goal == "rehab" and not person.conditions and not person.limits
        if isinstance(care, Stop) != (bool(rooms.checker_stops(person)) or rehab):
            return False
        if isinstance(care, Stop):
            continue
        other, banned = rooms.asked(person), {ban.exercise for ban in care.prohibited if ban.by != "client file"}
        for exercise in catalogue().exercises.plannable:
            why = (*other.limited(exercise), *other.patched_out(exercise), *other.hurt(exercise, movements))
            if bool(why) != (exercise.id in banned):
                return False
            if exercise.id not in banned and exercise.id not in person.avoid:
                most = care.load_most.get(exercise.id)
                if other.load_most_kg(exercise) != (most.kg if most else None):
                    return False
                if other.rir_min(exercise) != care.rir_min.get(exercise.id, 0):
                    return False
                if other.held(exercise) != (exercise.id in care.held):
                    return False
        if other.sets_most() != {group: most.sets for group, most in care.sets_most.items()}:
            return False
        if [line.stage for line in care.lines if line.kind == "condition"] != [
            each.stage.id if each.stage else None for each in other.standings
        ]:
            return False
    return True


def _borders_hold(module: types.ModuleType) -> bool:
    """Every test function of a module, with all its parameters."""
    for name, function in vars(module).items():
        if not name.startswith("test_"):
            continue
        marks = [mark for mark in getattr(function, "pytestmark", ()) if mark.name == "parametrize"]
        rows = marks[0].args[1] if marks else [()]
        for row in rows:
            function(*row) if isinstance(row, tuple) else function(row)
    return True


def judge(mutant: Mutant) -> str:
    """killed | survived | skipped."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS_MAX)
        try:
            os._exit(2 if not install(mutant) else 0 if survives() else 1)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return {0: "survived", 2: "skipped"}.get(code, "killed")


def main() -> None:
    """Judge the mutants and print the survivors and the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every Nth mutant")
    parser.add_argument("--part", choices=sorted(PARTS), action="append")
    parser.add_argument("--list", action="store_true", help="count, judge nothing")
    options = parser.parse_args()
    parts = options.part or sorted(PARTS)
    modules = [f"{ROOM[part]}.{name}" for part in parts for name in PARTS[part]]
    if not options.list:
        assert survives(), "without a mutant nothing may fail"
    counts: dict[str, int] = {}
    began = time.monotonic()
    for module in modules:
        for number, mutant in enumerate(mutants(module)):
            if number % options.every:
                continue
            verdict = "listed" if options.list else judge(mutant)
            counts[verdict] = counts.get(verdict, 0) + 1
            if verdict == "survived":
                sys.stdout.write(f"{mutant}\n")
                sys.stdout.flush()
    judged = counts.get("killed", 0) + counts.get("survived", 0)
    score = f", {counts.get('killed', 0) / judged:.1%} killed" if judged else ""
    sys.stdout.write(f"{counts}{score}, {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
