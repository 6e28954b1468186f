"""The registry of rules, in the order of the reference page, and the check itself."""

from collections.abc import Callable
from typing import NamedTuple

from backline.check.arithmetic import nonsense
from backline.check.layout import lay_out
from backline.check.result import CheckResult, RuleResult
from backline.check.rules import (
    blocks,
    body,
    document,
    loads,
    order,
    person,
    progress,
    session,
    setup,
    sides,
    sums,
    targets,
    week,
)
from backline.check.verdict import Verdict, cannot_tell
from backline.check.view import View
from backline.record.programme import Programme
from backline.vocabulary.loader import Catalogue


class Rule(NamedTuple):
    """A rule: its id on the reference page, and its function.

    `needs_facts`: it needs planning facts of every exercise. `always`: it can be judged without any exercise.
    """

    id: str
    test: Callable[[View], Verdict]
    needs_facts: bool = False
    always: bool = False


RULES: tuple[Rule, ...] = (
    Rule("document", document.document, always=True),
    Rule("dates", document.dates),
    Rule("known-exercises", document.known_exercises),
    Rule("facts", document.facts, needs_facts=True),
    Rule("one-measure", document.one_measure),
    Rule("votes", document.votes),
    Rule("totals", sums.totals),
    Rule("terms", sums.terms, always=True),
    Rule("reasons", sums.reasons),
    Rule("targets", targets.targets),
    Rule("digest", document.digest, always=True),
    Rule("equipment", person.equipment, needs_facts=True),
    Rule("avoided", person.avoided),
    Rule("pinned", person.pinned),
    Rule("prohibited", person.prohibited),
    Rule("screened", body.screened),
    Rule("cleared", body.cleared),
    Rule("limits", body.limits, needs_facts=True),
    Rule("conditions", body.conditions, needs_facts=True),
    Rule("held", body.held),
    Rule("named", body.named),
    Rule("skill", person.skill, needs_facts=True),
    Rule("gates", person.gates, needs_facts=True),
    Rule("novice-hinge", person.novice_hinge),
    Rule("older", person.older, needs_facts=True),
    Rule("minutes", session.minutes, needs_facts=True),
    Rule("exercises-a-session", session.exercises_a_session),
    Rule("sets-a-session", session.sets_a_session),
    Rule("sets-an-exercise", session.sets_an_exercise),
    Rule("direct-sets-a-session", session.direct_sets_a_session),
    Rule("full-days", session.full_days),
    Rule("posterior-leg-and-pull", session.posterior_leg_and_pull),
    Rule("order", order.order, needs_facts=True),
    Rule("before-the-hinge", order.before_the_hinge, needs_facts=True),
    Rule("grip", order.grip, needs_facts=True),
    Rule("slow-lowering", order.slow_lowering, needs_facts=True),
    Rule("spinal-session", order.spinal_session, needs_facts=True),
    Rule("deadlift-good-morning", order.deadlift_good_morning),
    Rule("hinge-day-rows", order.hinge_day_rows, needs_facts=True),
    Rule("warm-up", setup.warm_up),
    Rule("ramps", setup.ramps),
    Rule("pairs", setup.pairs, needs_facts=True),
    Rule("table", setup.table, needs_facts=True),
    Rule("sides", sides.sides),
    Rule("same-days", week.same_days),
    Rule("block-length", week.block_length),
    Rule("distinct", week.distinct),
    Rule("weekly-maximum", week.weekly_maximum),
    Rule("direct-hamstrings", week.direct_hamstrings),
    Rule("start-small", week.start_small),
    Rule("step-direct", progress.step_direct),
    Rule("step-total", progress.step_total),
    Rule("hard-days", week.hard_days, needs_facts=True),
    Rule("spinal-days", week.spinal_days, needs_facts=True),
    Rule("variations", week.variations),
    Rule("rir", progress.rir, needs_facts=True),
    Rule("one-lever", progress.one_lever),
    Rule("nordics", progress.nordics, needs_facts=True),
    Rule("last-week", progress.last_week),
    Rule("match", week.match, needs_facts=True),
    Rule("main-lifts-stay", blocks.main_lifts_stay),
    Rule("block-change", blocks.block_change),
    Rule("loads", loads.loads),
    Rule("load-known", loads.load_known),
    Rule("retest", loads.retest),
)


def check(programme: Programme, catalogue: Catalogue) -> CheckResult:
    """Test every rule on a programme. Any document gets an answer; none raises an error."""
    if nonsense(programme):
        return CheckResult(rules=tuple(_nonsense(rule) for rule in RULES))
    view = lay_out(programme, catalogue)
    return CheckResult(rules=tuple(_result(rule, view) for rule in RULES))


def _nonsense(rule: Rule) -> RuleResult:
    text = "a number is not finite, or far beyond any programme"
    return RuleResult(id=rule.id, status="broken" if rule.id == "document" else "cannot-tell", where="", text=text)


def _result(rule: Rule, view: View) -> RuleResult:
    verdict = _judge(rule, view)
    return RuleResult(id=rule.id, status=verdict.status, where=verdict.where, text=verdict.text)


def _judge(rule: Rule, view: View) -> Verdict:
    if not view.rows and not rule.always:
        return cannot_tell("the document has no exercises")
    verdict = rule.test(view)
    if verdict.status != "broken" and rule.needs_facts and view.unknown:
        return cannot_tell(f"the catalogue does not plan with {', '.join(view.unknown)}")
    return verdict
