"""The words of a training page, each in one or two sentences."""

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Repetition (rep)", "Doing the movement once."),
    ("Set", "Some repetitions without a break. “3 × 8-10” is three sets of eight to ten repetitions."),
    (
        "RIR, repetitions in reserve",
        "How many good repetitions you still had in you when you stopped. RIR 2: you stopped two before you had to.",
    ),
    (
        "Tempo",
        "Four numbers in seconds: lowering, pause, lifting, pause. 3-0-1-0 is three seconds down and one up. "
        "X means as fast as you can.",
    ),
    ("Warm-up set (ramp)", "A lighter set before the first working set. It counts nowhere."),
    ("Each side", "Do the set with one side, then with the other; together they are one set."),
    ("Superset", "Two exercises done in turn, marked A1 and A2. Rest after the pair."),
    ("Working load", "The weight of the working sets."),
    (
        "Estimated one-repetition maximum",
        "What you could probably lift once, worked out from a longer set. It can be wrong by a few per cent.",
    ),
    (
        "Posterior chain",
        "The muscles along your back: calves, hamstrings, glutes, back extensors, lats, upper back and rear delts.",
    ),
    ("Front", "Quads, chest, abs and core, and their helpers."),
    (
        "Back to front",
        "Each working set is one vote, for the back or the front of the body, or shared. The ratio compares the votes.",
    ),
    ("Hinge", "Bending at the hips with a long back, as in a Romanian deadlift: hip-dominant work."),
    ("Knee-dominant hamstring work", "Bending the knee against a load, as in a leg curl or a Nordic curl."),
    (
        "Block",
        "Weeks in a row with the same exercises. Loads and sets change inside it, exercises only between blocks.",
    ),
    ("Sets a week", "A muscle that does most of the work gets a full set, one that helps gets half a set."),
)
