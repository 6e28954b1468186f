"""The check journey: a programme document → every rule, met or broken."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from backline.check.result import CheckResult, RuleResult
from backline.check.run import check
from backline.exchange.documents import DocumentProblem, ReadProgramme, read_programme
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_document
from backline.vocabulary.loader import Catalogue

CLIENT = "$.client"
# Rules that rest on what the client says; where a document leaves it out, they cannot be told.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "dates": ("days",),
    "equipment": ("equipment",),
    "avoided": ("avoid",),
    "pinned": ("pin",),
    "screened": ("screen", "conditions", "goal"),
    "cleared": ("screen", "conditions", "clearances", "birth_year"),
    "limits": ("limits",),
    "conditions": ("conditions", "clearances", "screen"),
    "held": ("conditions",),
    "named": ("conditions", "limits"),
    "skill": ("experience",),
    "gates": ("experience",),
    "novice-hinge": ("experience",),
    "older": ("birth_year",),
    "minutes": ("minutes",),
    "exercises-a-session": ("minutes",),
    "sets-a-session": ("minutes", "experience"),
    "full-days": ("experience", "birth_year"),
    "slow-lowering": ("goal",),
    "distinct": ("experience",),
    "weekly-maximum": ("experience",),
    "variations": ("experience",),
    "block-change": ("experience",),
    "rir": ("experience", "conditions", "clearances"),
    "match": ("fixed",),
    "last-week": ("retest",),
    "retest": ("retest",),
    "loads": ("loads",),
}


def check_document(path: Path, catalogue: Catalogue) -> CheckResult | Problem:
    """Read a programme document, anybody's, and test every rule on it."""
    if (silent := silent_input([path])) is not None:
        return silent
    found = read_programme(path)
    return from_document(found) if isinstance(found, DocumentProblem) else judge(found, catalogue)


def judge(found: ReadProgramme, catalogue: Catalogue) -> CheckResult:
    """The checker's answer, corrected for what the document leaves out and no noun can show."""
    result = check(found.programme, catalogue)
    outside = [place for place in found.missing if not place.startswith(CLIENT)]
    return CheckResult(rules=tuple(_with_gaps(rule, found.missing, outside) for rule in result.rules))


def _with_gaps(rule: RuleResult, missing: tuple[str, ...], outside: list[str]) -> RuleResult:
    if rule.id == "document" and outside and rule.status != "broken":
        more = f" and {len(outside) - 1} more" if len(outside) > 1 else ""
        return replace(rule, status="broken", where=outside[0].removeprefix("$."), text=f"it is missing{more}")
    unsaid = [field for field in NEEDS.get(rule.id, ()) if CLIENT in missing or f"{CLIENT}.{field}" in missing]
    if unsaid:
        text = f"the document does not say the client's {' and '.join(word.replace('_', ' ') for word in unsaid)}"
        return replace(rule, status="cannot-tell", where="client", text=text)
    return rule
