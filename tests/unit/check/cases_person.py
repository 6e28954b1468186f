"""Programmes for somebody else."""

from tests.unit.check.cases import Case, case, older, raw
from tests.unit.check.changes import at, client, copied, fields, swap, then
from tests.unit.check.good import good

from backline.record.care import Prohibited

PERSON: list[Case] = [
    raw(
        "equipment",
        "a machine that is not there",
        client(equipment=tuple(piece for piece in good().client.equipment if piece != "cable")),
    ),
    raw("equipment", "lists what is not there", at(1, "mon", "face-pull", equipment=("cable", "sled"))),
    raw(
        "equipment",
        "none of a choice",
        then(
            swap("face-pull", "face-pull-rings"),
            client(
                experience="advanced", equipment=tuple(piece for piece in good().client.equipment if piece != "bands")
            ),
        ),
        also="rir facts totals votes reasons load-known weekly-maximum table equipment",
    ),
    raw("avoided", "an avoided exercise", client(avoid=("face-pull",))),
    raw(
        "avoided",
        "an avoided alternative",
        then(client(avoid=("deadlift",)), at(1, "mon", "romanian-deadlift", alternatives=("deadlift",))),
    ),
    raw("pinned", "in one block only", client(pin=("seated-leg-curl",))),
    raw(
        "prohibited", "a prohibited exercise", fields(prohibited=(Prohibited(exercise="pull-up", because="shoulder"),))
    ),
    older("skill", "too hard for a novice", swap("step-up", "step-up-high")),
    case(
        "skill",
        "too hard for an intermediate",
        then(
            swap("face-pull", "face-pull-rings"),
            at(1, None, "face-pull-rings", rir=4),
        ),
    ),
    older("gates", "a novice before the hinge gate", swap("dumbbell-rdl", "dumbbell-good-morning"), also="retest"),
    case("gates", "a full Nordic without Nordics in the log", swap("nordic-curl-assisted", "nordic-curl")),
    case(
        "gates",
        "what is only there by preference",
        then(
            swap("pallof-press", "ghd-sit-up"),
            at(1, None, "ghd-sit-up", rir=4),
            client(experience="advanced", equipment=(*good().client.equipment, "ghd")),
        ),
    ),
    case(
        "gates",
        "preferred, but not advanced",
        then(
            swap("pallof-press", "ghd-sit-up"),
            at(1, None, "ghd-sit-up", rir=4),
            client(prefer=("ghd-sit-up",), equipment=(*good().client.equipment, "ghd")),
        ),
    ),
    older(
        "novice-hinge",
        "two barbell hinges",
        then(
            client(equipment=("bands", "dumbbells", "barbell"), birth_year=None),
            swap("sit-to-stand", "deadlift"),
            swap("step-up", "good-morning"),
        ),
        also="*",
    ),
    older("older", "a big first week", at(1, "mon", "push-up", sets=3), also="sets-an-exercise"),
    older("older", "too hard", at(2, "mon", "push-up", rir=2), also="rir"),
    older("older", "on one leg without a hand", swap("step-up", "split-squat")),
    older("older", "on the floor", swap("push-up", "push-up-floor")),
    older("older", "four days", then(copied("mon", "tue"), copied("thu", "sat")), also="*"),
]
