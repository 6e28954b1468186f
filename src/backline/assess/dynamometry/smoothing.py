"""A zero-lag low-pass filter, and the slope of an angle."""

import numpy as np
from numpy.typing import NDArray

from backline.assess.dynamometry.limits import FilterLimits

Samples = NDArray[np.float64]


def can_smooth(count: int, hz: float, limits: FilterLimits) -> bool:
    """Are there enough samples, and is the rate high enough, for the cut-off?"""
    return limits.cut_off_hz < limits.rate_share_max * hz and count > 6 * limits.order


def smooth(values: Samples, hz: float, limits: FilterLimits) -> Samples:
    """Butterworth low-pass, run forwards and backwards, so that no peak is moved in time.

    values: any unit, one a sample; hz: samples a second. What is too short or sampled too slowly comes back unchanged
    (see `can_smooth`). Practice of dynamometry; the rate of torque development depends on the cut-off (S24), the peak
    of a slow curve hardly does.
    """
    if not can_smooth(len(values), hz, limits):
        return values
    from scipy.signal import butter, sosfiltfilt  # slow to load, and only curves need it

    sections = butter(limits.order, limits.cut_off_hz, fs=hz, output="sos")
    wide = min(len(values) - 1, round(3 * hz / limits.cut_off_hz))
    return np.asarray(sosfiltfilt(sections, values, padtype="odd", padlen=wide), dtype=np.float64)


def slope(values: Samples, hz: float, limits: FilterLimits) -> Samples:
    """Change a second of a smoothed signal."""
    return np.asarray(np.gradient(smooth(values, hz, limits)) * hz, dtype=np.float64)
