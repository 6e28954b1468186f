"""All rules of safety in one noun: conditions, screen, clearances, pain, tests, joints. Data only; the verbs are in
`safety`, and once more, by themselves, in `check`."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.vocabulary.conditions import AskBefore, Condition, Measure, PainRule, TestRule
from backline.vocabulary.patches import JointUse
from backline.vocabulary.screening import (
    ClearanceReason,
    ClinicianRole,
    Combination,
    Contradiction,
    Phrases,
    Question,
    Referral,
    Scope,
    ScreenRule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRules:
    """What the catalogue says about who is stopped, what is left out, and until when."""

    screen: ScreenRule
    questions: Mapping[str, Question]
    combinations: Mapping[str, Combination]
    contradictions: tuple[Contradiction, ...]
    referrals: Mapping[str, Referral]
    phrases: Phrases
    conditions: Mapping[str, Condition]
    roles: Mapping[str, ClinicianRole]
    scopes: Mapping[str, Scope]
    clearances: Mapping[str, ClearanceReason]
    pain: PainRule
    measures: Mapping[str, Measure]
    test_rules: Mapping[str, TestRule]
    ask_before: Mapping[str, AskBefore]
    joint_uses: tuple[JointUse, ...]
