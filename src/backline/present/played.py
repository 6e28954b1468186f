"""A played recording as plain text: peaks of joint moments, and another's moments beside ours."""

from backline.movement.played import WORKS, Beside, Peak, Played
from backline.present.layout import columns, paragraph
from backline.quantities import plain_number

JOINTS = {"lumbosacral": "back at L5/S1"}
_HELD = {"back": "on the back", "front": "in front of the shoulders", "hands": "in the hands"}
_LEAST_N_M = 0.5


def played_lines(played: Played, width: int) -> list[str]:
    """Who and what, the table of peaks, the comparison, and what all of it rests on."""
    found = paragraph(f"{played.file}: {_what(played)}", width)
    found += paragraph(
        "Largest net moments of the joints, N·m: of each limb, of both together (also per kg of body mass), and when.",
        width,
    )
    shown = [_peak(each) for each in played.peaks if each.both_n_m >= _LEAST_N_M]
    rows = [("", "right", "left", "both", "N·m/kg", "at s"), *shown]
    found += ["", *columns(rows, width, 2, frozenset(range(1, 6))), ""]
    low, high = played.ground_n
    found += paragraph(f"The feet carry {low:.0f} to {high:.0f} N together.", width)
    if played.beside_file is not None and played.beside_s is not None:
        start, end = played.beside_s
        found += ["", *paragraph(f"Beside {played.beside_file}, {start:g} to {end:g} s, N·m of one limb:", width), ""]
        heads = ("", "ours", "theirs", "difference", "typical", "positive is")
        table = [heads, *(_beside(each) for each in played.beside)]
        found += [*columns(table, width, 2, frozenset(range(1, 5))), ""]
        found += paragraph(
            "Ours and theirs: the largest, with its sign. Difference: theirs less ours, in the mean; typical: the root "
            "of its mean square. Their signs are turned to ours, for a model whose flexion is positive.",
            width,
        )
    for sentence in (*played.assumed, *played.notes):
        found += paragraph(sentence, width)
    return [*found, *(f"Written: {file}" for file in played.files)]


def _what(played: Played) -> str:
    seconds = plain_number(played.end_s - played.start_s, 2)
    who = f"a {'woman' if played.sex == 'female' else 'man'} of {played.stature_m:.2f} m and {played.mass_kg:g} kg"
    held = f", {played.load_kg:g} kg {_HELD[played.held_at]}" if played.load_kg else ""
    return f"{played.rows} rows, {seconds} s, played by {who}{held}."


def _peak(peak: Peak) -> tuple[str, ...]:
    sides = ["" if side is None else f"{side:.0f}" for side in (peak.right_n_m, peak.left_n_m)]
    name = f"{JOINTS.get(peak.joint, peak.joint)}, {peak.works}"
    return (name, *sides, f"{peak.both_n_m:.0f}", f"{peak.both_n_m_kg:.2f}", f"{peak.at_s:.2f}")


def _beside(row: Beside) -> tuple[str, ...]:
    joint = JOINTS.get(row.joint, row.joint)
    numbers = (row.ours_n_m, row.theirs_n_m, row.difference_n_m, row.typical_n_m)
    return (f"{row.side} {joint}".strip(), *(f"{value:.1f}" for value in numbers), WORKS[row.joint][0])
