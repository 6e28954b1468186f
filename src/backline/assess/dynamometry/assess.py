"""Figures and recordings of a person or a group → the assessment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from backline.assess.assessment import AssessedPerson, Assessment, CurveShown, Figure
from backline.assess.dynamometry import checks
from backline.assess.dynamometry.changes import can_be_retested, changes_over_time, retest_sights
from backline.assess.dynamometry.errors import with_error
from backline.assess.dynamometry.figures import best_of_trials, occasion_order, when
from backline.assess.dynamometry.group import group_changes
from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.norms import expected_force, labels, standings
from backline.assess.dynamometry.ratios import RatioFound, angle_ratios, ratios_of
from backline.assess.dynamometry.sides import side_differences
from backline.assess.dynamometry.statements import by_chance, standing_words, whose
from backline.record.curve import Curve, MeasurementFile, MeasurementProblem
from backline.record.measurement import Measurement
from backline.vocabulary.loader import Catalogue

if TYPE_CHECKING:
    from backline.assess.dynamometry.curves import StrengthCurve
    from backline.assess.dynamometry.traces import Trace

POINTS = 100
Over = Literal["angle", "time", "sample"]
STRENGTH = ("knee-", "hip-extension-torque", "nordic-", "leg-press-", "jump-peak-force")


def is_strength(figure: Measurement) -> bool:
    """Is more better, and the best trial the one that counts?"""
    return figure.test.startswith(STRENGTH)


def _instrument(figure: Measurement) -> Measurement:
    """What a typed figure does not say and its test decides: the kind of machine, and that gravity is unknown."""
    method = figure.method
    torque = figure.test.startswith("knee-") and figure.test.endswith(("concentric", "eccentric"))
    isokinetic = torque or figure.test == "hq-functional"
    if not method.instrument and isokinetic:
        method = replace(method, instrument="isokinetic dynamometer")
    if not method.instrument and figure.test.startswith("nordic-"):
        method = replace(method, instrument="Nordic device")
    if isokinetic and method.gravity == "not-applicable":
        method = replace(method, gravity="unknown")
    return figure if method is figure.method else replace(figure, method=method)


def _recordings(
    curves: Sequence[Curve], limits: Limits
) -> "tuple[list[StrengthCurve], list[Trace]] | MeasurementProblem":
    tested: list[StrengthCurve] = []
    traces: list[Trace] = []
    if not curves:
        return tested, traces
    from backline.assess.dynamometry.curves import CurveError, analyse  # these load arrays, which tables do not need
    from backline.assess.dynamometry.traces import leg_press, plate_trace, static_trace

    for curve in curves:
        try:
            if curve.kind == "isokinetic":
                tested.extend(analyse(curve, limits))
            elif curve.kind == "leg-press":
                traces.append(leg_press(curve, limits))
            elif curve.kind == "force-plate":
                traces.append(plate_trace(curve, limits))
            else:
                traces.append(static_trace(curve, limits))
        except CurveError as error:
            return MeasurementProblem(file=curve.file, message=str(error))
    return tested, traces


def _thin(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """At most `POINTS` points; of each stretch the one farthest from nothing, so that no peak is lost."""
    step = max(1, -(-len(points) // POINTS))
    stretches = (points[place : place + step] for place in range(0, len(points), step))
    kept = (max(stretch, key=lambda point: abs(point[1])) for stretch in stretches)
    return tuple((round(across, 2), round(up, 2)) for across, up in kept)


def _shown(
    tested: "Iterable[StrengthCurve]", traces: "Iterable[Trace]", names: dict[str, str]
) -> tuple[CurveShown, ...]:
    found = []
    for curve in tested:
        figure = curve.measurement()
        points = _thin(tuple(zip(curve.best.angle_deg, curve.best.torque_nm, strict=True)))
        found.append(_curve(figure, names, "angle", points))
    for trace in traces:
        over: Over = "sample" if trace.measurement.test == "jump-peak-force" else "time"
        found.append(_curve(trace.measurement, names, over, _thin(trace.shown)))
    return tuple(found)


def _curve(
    figure: Measurement, names: dict[str, str], over: Over, points: tuple[tuple[float, float], ...]
) -> CurveShown:
    return CurveShown(
        test=figure.test,
        name=names.get(figure.test, figure.test),
        person=figure.person,
        when=when(figure),
        side=figure.side,
        speed_deg_s=figure.method.speed_deg_s,
        over=over,
        unit=figure.unit,
        points=points,
    )


def one_name(
    measurements: Sequence[Measurement], curves: Sequence[Curve]
) -> tuple[Sequence[Measurement], Sequence[Curve]]:
    """Where all files that name anybody name the same person, what names nobody is theirs too."""
    names = ({figure.person for figure in measurements} | {curve.person for curve in curves}) - {""}
    if len(names) != 1:
        return measurements, curves
    (name,) = names
    return (
        tuple(each if each.person else replace(each, person=name) for each in measurements),
        tuple(each if each.person else replace(each, person=name) for each in curves),
    )


def assess_measurements(
    measurements: Sequence[Measurement],
    curves: Sequence[Curve],
    files: Sequence[MeasurementFile],
    catalogue: Catalogue,
    limits: Limits,
    *,
    person: AssessedPerson,
) -> Assessment | MeasurementProblem:
    """The whole assessment, or the first figure or recording that cannot be true.

    A client's sex, age and mass are used where the figures are of one person only.
    """
    measurements, curves = one_name(measurements, curves)
    recorded = _recordings(curves, limits)
    if isinstance(recorded, MeasurementProblem):
        return recorded
    tested, traces = recorded
    names = {test.id: test.name for test in catalogue.tests.values()}
    names |= {ratio.id: ratio.name for ratio in catalogue.ratios.values()}
    raw = [*measurements, *(curve.measurement() for curve in tested), *(trace.measurement for trace in traces)]
    raw = [_instrument(figure) for figure in raw]
    people = tuple(sorted({figure.person for figure in raw if figure.person}))
    known = person if len(people) <= 1 else AssessedPerson(name=person.name)
    for figure in raw:
        wrong = checks.impossible(figure, limits, mass_kg=known.mass_kg)
        if wrong is not None:
            return wrong
    strength = best_of_trials(figure for figure in raw if is_strength(figure))
    others = tuple(figure for figure in raw if not is_strength(figure))
    singles = tuple(with_error(figure, catalogue, sex=known.sex) for figure in (*strength, *others))
    found, refused = ratios_of(singles)
    found = (*found, *angle_ratios(tested, limits))
    ratio_figures = tuple(with_error(ratio.measurement, catalogue, sex=known.sex) for ratio in found)
    figures = tuple(_figure(figure, known, catalogue, names, tested, traces) for figure in singles)
    ratios = tuple(
        _ratio_figure(figure, ratio, known, catalogue, names)
        for figure, ratio in zip(ratio_figures, found, strict=True)
    )
    exchanged = checks.exchanged_legs(strength, limits)
    every = (*singles, *ratio_figures)
    believed = tuple(
        figure for figure, ratio in zip(ratio_figures, found, strict=True) if not checks.is_doubtful(ratio, limits)
    )
    changes = changes_over_time(every, doubted={name for name, _ in exchanged})
    fits = can_be_retested(every)
    used = [standing.norm for figure in (*figures, *ratios) for standing in figure.standings]
    statements = (
        *(statement for _, statement in exchanged),
        *checks.nameless_trials(raw),
        *checks.doubtful_ratios(found, limits),
        *checks.refused_ratios(refused),
        *whose(person, people),
        *standing_words(known, figures, ratios),
        *by_chance(changes),
    )
    return Assessment(
        person=known,
        files=tuple(files),
        people=people,
        figures=_sorted(figures),
        ratios=_sorted(ratios),
        sides=side_differences(every, names, limits),
        changes=changes,
        groups=group_changes((*singles, *believed), names),
        curves=_shown(tested, traces, names),
        retests=retest_sights(catalogue, limits) if fits else (),
        statements=statements,
        norms=tuple(dict.fromkeys(used)),
        published=tuple(catalogue.published_changes) if fits else (),
        sources=_sources(statements, every, used, catalogue, published=fits),
    )


_FIRST = ("hq-functional", "hq-conventional", "hq-mixed-30-240", "hq-mixed-60-180", "hq-isometric")


def _place(test: str) -> tuple[int, str]:
    """The order of the page: functional and conventional ratios first."""
    return (_FIRST.index(test) if test in _FIRST else len(_FIRST), test)


def _sorted(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(
        sorted(
            figures,
            key=lambda figure: (
                figure.measurement.person,
                _place(figure.measurement.test),
                figure.measurement.method.speed_deg_s or 0.0,
                figure.measurement.method.angle_deg or 0.0,
                occasion_order(when(figure.measurement)),
                figure.measurement.side,
            ),
        )
    )


def _figure(
    figure: Measurement,
    person: AssessedPerson,
    catalogue: Catalogue,
    names: dict[str, str],
    tested: "Sequence[StrengthCurve]",
    traces: "Sequence[Trace]",
) -> Figure:
    curve = next(
        (
            known
            for known in tested
            if known.curve.file == figure.file
            and known.test == figure.test
            and known.speed_deg_s == figure.method.speed_deg_s
            and known.curve.side == figure.side
        ),
        None,
    )
    trace = next(
        (known for known in traces if known.measurement.file == figure.file and known.measurement.test == figure.test),
        None,
    )
    scatter = None if curve is None else curve.scatter_percent
    return Figure(
        measurement=figure,
        name=names.get(figure.test, figure.test),
        per_kg=round(figure.value / person.mass_kg, 3) if person.mass_kg and figure.unit in ("N·m", "N") else None,
        mean=None if curve is None else round(curve.mean_nm, 2),
        scatter_percent=None if scatter is None else round(scatter, 1),
        peak_angle_deg=None if curve is None else round(curve.best.peak_angle_deg, 1),
        standings=standings(figure, catalogue, sex=person.sex, age=person.age),
        labels=labels(figure, catalogue, sex=person.sex, age=person.age),
        expected=expected_force(figure, catalogue, sex=person.sex, mass_kg=person.mass_kg),
        notes=curve.notes if curve is not None else trace.notes if trace is not None else (),
    )


def _ratio_figure(
    figure: Measurement, ratio: RatioFound, person: AssessedPerson, catalogue: Catalogue, names: dict[str, str]
) -> Figure:
    return Figure(
        measurement=figure,
        name=names.get(figure.test, figure.test),
        parts=(round(ratio.numerator, 2), round(ratio.denominator, 2)),
        standings=standings(figure, catalogue, sex=person.sex, age=person.age),
        labels=labels(figure, catalogue, sex=person.sex, age=person.age),
    )


def _sources(
    statements: Iterable[object],
    figures: Iterable[Measurement],
    norms: Iterable[str],
    catalogue: Catalogue,
    *,
    published: bool,
) -> tuple[str, ...]:
    used: dict[str, None] = {}
    for statement in statements:
        used.update(dict.fromkeys(getattr(statement, "sources", ())))
    for figure in figures:
        if figure.error is not None:
            used.update(dict.fromkeys(figure.error.sources))
    for norm in norms:
        used.update(dict.fromkeys(catalogue.norms[norm].sources))
    for row in catalogue.published_changes.values() if published else ():
        used.update(dict.fromkeys(row.sources))
    return tuple(used)
