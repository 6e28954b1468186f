"""A small reader of figures for tests: where each shape ends up, with `use` followed and transforms applied."""

import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
Matrix = tuple[float, float, float, float, float, float]
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def times(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def matrix(text: str) -> Matrix:
    """A transform attribute as a matrix."""
    found: Matrix = (1, 0, 0, 1, 0, 0)
    for kind, inside in re.findall(r"(\w+)\(([^)]*)\)", text):
        numbers = [float(number) for number in NUMBER.findall(inside)]
        if kind == "translate":
            step: Matrix = (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
        elif kind == "rotate":
            turn = math.radians(numbers[0])
            step = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
        elif kind == "scale":
            step = (numbers[0], 0, 0, numbers[-1], 0, 0)
        else:
            raise AssertionError(kind)
        found = times(found, step)
    return found


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point of a shape is in the picture."""
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def shapes(svg: str) -> Iterator[tuple[str, Matrix]]:
    """Every drawn shape at rest: the stored name it uses (or its tag), and its matrix."""
    root = ElementTree.fromstring(svg)
    by_id = {part.get("id"): part for part in root.iter() if part.get("id")}

    def walk(part: ElementTree.Element, here: Matrix) -> Iterator[tuple[str, Matrix]]:
        tag = part.tag.removeprefix(SVG)
        if tag in ("defs", "title", "desc", "a") or tag.startswith("animate"):
            return
        here = times(here, matrix(part.get("transform", "")))
        if tag == "use":
            here = times(here, (1, 0, 0, 1, float(part.get("x", 0)), float(part.get("y", 0))))
            name = part.get("href", "").removeprefix("#")
            target = by_id[name]
            yield name, here
            if target.find(f".//{SVG}use") is not None:  # a whole limb, drawn a second time
                yield from walk(target, here)
            return
        if tag in ("circle", "ellipse", "rect", "path"):
            yield tag, times(here, (1, 0, 0, 1, float(part.get("cx", 0)), float(part.get("cy", 0))))
        for child in part:
            yield from walk(child, here)

    yield from walk(root, (1, 0, 0, 1, 0, 0))


def all_of(svg: str, part: str) -> list[Matrix]:
    """The matrices of a part of the body: far limb first, near one last."""
    return [place for name, place in shapes(svg) if name.removeprefix("f_").split("-")[-1] == part]
