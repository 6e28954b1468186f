"""What a check says: one result per rule."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["met", "broken", "not-applicable", "cannot-tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """One rule: its status, the first place where it is broken, and what was found in plain words."""

    id: str
    status: Status
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The check document: every rule in the order of the reference page."""

    rules: tuple[RuleResult, ...]
    kind: Literal["check"] = "check"
    version: int = 1

    @property
    def passed(self) -> bool:
        """No rule is broken. A rule that cannot be told does not fail a programme."""
        return not self.broken

    @property
    def broken(self) -> tuple[RuleResult, ...]:
        """The rules that are broken."""
        return tuple(rule for rule in self.rules if rule.status == "broken")
