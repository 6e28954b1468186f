"""The numbers of a programme, as typed tables. Each says its sources, its population and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.vocabulary.tables import Cited
from backline.vocabulary.words import Experience, Group, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSize(Cited):
    exercises: tuple[tuple[int, int], ...]
    minutes_per_set: int
    sets_max: int
    sets_max_novice: int
    sets_assistance: tuple[int, int]
    sets_main: tuple[int, int]
    one_set_minutes: int
    short_minutes: int
    direct_sets_per_group_max: int
    full_days_max: int
    light_day_minutes: int
    exercises_min: int
    light_patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct(Cited):
    novice: int
    intermediate: int
    advanced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Cited):
    weeks: int
    changed_share_max: float
    changed_share_wanted: float
    replacement_cost_more_max: int
    changed_max_novice: int
    added_max: int
    new_sets_fewer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly(Cited):
    bands: Mapping[Group, Mapping[Experience, tuple[float, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamstrings(Cited):
    direct_sets_max: int
    hip_sets_min: int
    knee_sets_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Cited):
    below_direct_sets: float
    over_weeks: int
    direct_sets: tuple[int, int]
    glutes_direct_sets_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyStep(Cited):
    direct_sets_max: int
    total_share_max: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor(Cited):
    direct_sets: int
    direct_sets_small: int
    small_week_sets: int
    kept_share_powerlifting: float
    kept_share: float
    kept_times_a_week: float
    kept_over_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance(Cited):
    posterior_anterior: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Nordic(Cited):
    times_a_week_start: int
    times_a_week_max: int
    start_sets: int
    start_reps: tuple[int, int]
    sets_max: int
    reps_max: int
    reps_a_week_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowLowering(Cited):
    seconds: int
    exercises_a_session_max: int
    exempt_goal: str
    exempt_families: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard(Cited):
    direct_sets: int
    rir_max: int
    days_apart: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spinal(Cited):
    high_exercises_max: int
    high_sets_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Cited):
    grip_in_a_row_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp(Cited):
    general_s: int
    general_short_s: int
    drills: int
    ramp_first: tuple[tuple[int, int], ...]
    ramp_later: tuple[tuple[int, int], ...]
    ramp_first_s: int
    ramp_later_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Cited):
    set_up_s: int
    set_up_barbell_s: int
    set_up_band_s: int
    slack_share: float
    pair_minutes_max: int
    pair_planned_minutes_max: int
    push_pull_saves_s: int
    calf_scapular_saves_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load(Cited):
    e1rm_reps_max: int
    e1rm_error_share: float
    bodyweight_reps_easy: int
    stale_weeks: tuple[tuple[int, float], ...]
    percent_of_1rm: tuple[float, ...]
    starting_rdl_share_of_squat: float
    starting_good_morning_share_of_squat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Cited):
    rir_by_week: tuple[int, ...]
    rir_by_week_new: tuple[int, ...]
    load_step_share: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWeek(Cited):
    sets_share: tuple[float, float]
    load_share_min: float
    rir_min: int
    test_days_after_hamstrings: int
    tests_a_day: int
    tests_apart_days: int
    weeks_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sport(Cited):
    days_before_match: int
    days_before_match_used_to: int
    days_after_match: int
    matches_for_one_session: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Over60(Cited):
    age: int
    days_max: int
    first_week_sets: tuple[int, int]
    rir_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Novice(Cited):
    barbell_hinges_max: int
    hinge_times_a_week: int
    squat_times_a_week: int
    gate_sets: int
    gate_reps: int
    gate_load_share_of_body_mass: float
    gate_sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Cited):
    most: Mapping[Experience, int]
    new_again_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily(Cited):
    long_sitting_h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relax(Cited):
    more_minutes: int
    shown_max: int
    usual_enough: int
    nodes_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides(Cited):
    weaker_side_extra_sets: int
    difference_beyond_errors: float
    repetitions_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTests(Cited):
    """What a measurement may move, and by how much; pairs are (novices and people of 60 and over, others)."""

    norm_sd: float
    side_share_min: float
    eccentric_tests: tuple[str, ...]
    side_tests: tuple[str, ...]
    side_exercises: Mapping[str, str]
    length_tests: tuple[str, ...]
    length_labels: tuple[str, ...]
    strength_tests: tuple[str, ...]
    strength_test_asked: str
    trunk_tests: tuple[str, ...]
    trunk_labels: tuple[str, ...]
    posture_tests: tuple[str, ...]
    knee_sets_more: tuple[int, int]
    long_sets_more: tuple[int, int]
    hold_sets: int
    row_sets: tuple[int, int]
    scapular_sets: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GhdSitUp(Cited):
    first_sets_max: int
    first_reps_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternDose(Cited):
    """Sets, repetitions or seconds, effort, tempo, rest and place in the session of one kind of exercise."""

    order: int
    sets: tuple[int, int]
    tempo: str
    rest_s: tuple[int, int]
    reps: tuple[int, int] | None = None
    seconds: tuple[int, int] | None = None
    rir: tuple[int, int] | None = None
    stop_rule: str | None = None
    heavy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Cited):
    """What the planner weighs against what; `set_short` is one weekly set below the minimum of a group."""

    set_short: int
    must_set_short: int
    kept_set_short: int
    session_must: int
    day_short: int
    start_set_short: int
    balance_vote_short: int
    middle_set_short: int
    main_missing: int
    main_missing_strength: int
    preferred_missing: int
    known_main_missing: int
    known_main_sets_min: int
    one_sided_missing: int
    set: int
    exercise: int
    crowded: int
    crowded_above: int
    distinct: int
    day: int
    change_missing: int
    change_kept: int
    table_short: int
    day_missing: int
    days_usual: int
    barbell_older: int
    avoided_movement: int
    easy_lift: int
    too_easy: int
    rung: int
    unloaded: int
    uncommon: int
    unknown: int
    soleus_only: int
    spine_twice: int
    look_ahead_gap: int
    look_ahead_nodes_max: int
    look_ahead_work_max: float
    quick_work_max: float
    quick_work_short_max: float
    shape_exercises_max: int
    short_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doses:
    """All of doses.toml."""

    session: SessionSize
    distinct: Distinct
    block: Block
    weekly: Weekly
    hamstrings: Hamstrings
    start: Start
    weekly_step: WeeklyStep
    floor: Floor
    balance: Balance
    nordic: Nordic
    slow_lowering: SlowLowering
    hard: Hard
    spinal: Spinal
    order: Order
    warm_up: WarmUp
    time: Time
    load: Load
    progress: Progress
    last_week: LastWeek
    sport: Sport
    over_60: Over60
    novice: Novice
    skill: Skill
    daily: Daily
    relax: Relax
    sides: Sides
    from_tests: FromTests
    ghd_sit_up: GhdSitUp
    objective: Objective
    pattern: Mapping[str, PatternDose]
