"""The pain rule: proceed, hold, one stage back, or stop and tell the clinician."""

from typing import Literal

from backline.record.health import Pain
from backline.vocabulary.conditions import Condition, PainRule

PainAnswer = Literal["proceed", "hold", "regress", "stop"]
WORDS = {
    "hold": "pain is above what it may be: loads stay, and nothing new is entered",
    "regress": "it was worse the next morning: one stage back",
    "stop": "stop what brings the pain, and tell whoever follows you",
}


def pain_answer(pain: Pain | None, condition: Condition, rule: PainRule) -> PainAnswer:
    """What pain of 0 to 10 asks for; the most careful of what applies. Not said: proceed, but nothing is shown by it.

    More than `stop_above` now or at worst, or worse on two mornings running: stop. Worse once: regress. More than the
    condition's own threshold: hold.
    """
    if pain is None:
        return "proceed"
    most = pain.most or 0
    if most > rule.stop_above or pain.next_morning == "worse-twice":
        return "stop"
    if pain.next_morning == "worse":
        return "regress"
    return "hold" if most > condition.pain_max else "proceed"
