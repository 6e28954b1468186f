"""Puts the summary of the example's programme into README.md, shortened: what was found, and the first session.

Run `python docs/make_example.py`; a deep test holds that it is current.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
START = "2026-11-02"  # the Monday after the example log ends, as in the Makefile
SPOT = re.compile(r"(?<=<!-- example: docs/make_example.py -->\n).*?(?=\n<!-- /example -->)", re.DOTALL)


def summary() -> str:
    """What `make plan` prints."""
    with tempfile.TemporaryDirectory() as folder:
        request = ["plan", "examples/strong.csv", "--client", "examples/client.toml", "--start", START, "-o", folder]
        done = subprocess.run(
            [sys.executable, "-m", "backline", *request], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
        )
    return done.stdout


def shortened(text: str) -> str:
    """The reading, the balance with the findings, the first session, and what was proved."""
    parts = text.split("\n\n")
    read, balance = (next(part for part in parts if start in part) for start in ("entries from", "Back to front"))
    week = next(part for part in parts if part.startswith("Week 1"))
    first, *others = re.split(r"\n(?=\w{3} \d{1,2} \w{3} \d{4})", week)[1:]
    proof = next(part for part in parts if "Not medical advice" in part).partition("\nNot medical")[0]
    rest = f"  … {len(others)} more sessions in week 1, and five more weeks"
    return "\n\n".join([read, balance, f"Week 1\n{first}\n{rest}", proof])


def readme(text: str, example: str) -> str:
    """The README with the example in its place."""
    return SPOT.sub(lambda _: f"```text\n{example}\n```", text)


if __name__ == "__main__":
    README.write_text(readme(README.read_text(encoding="utf-8"), shortened(summary())), encoding="utf-8")
