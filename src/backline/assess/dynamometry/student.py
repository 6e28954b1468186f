"""Student's t for whole degrees of freedom, exact, without loading a library of statistics for one number.

Loading the library takes longer than assessing a study of twenty people; a test holds this against it.
"""

import math


def t_probability(t: float, degrees_of_freedom: int) -> float:
    """Share of Student's t distribution between -t and t, t >= 0: the finite series for whole degrees of freedom.

    Abramowitz and Stegun 1964, 26.7.3 (odd) and 26.7.4 (even). Raises ValueError below one degree of freedom.
    """
    if degrees_of_freedom < 1 or t < 0:
        raise ValueError("needs at least one degree of freedom, and t not below nothing")
    angle = math.atan(t / math.sqrt(degrees_of_freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    if degrees_of_freedom % 2:
        term, total = cosine, 0.0
        for order in range(1, degrees_of_freedom - 1, 2):
            total += term
            term *= cosine**2 * (order + 1) / (order + 2)
        return 2 / math.pi * (angle + sine * total)
    term, total = 1.0, 0.0
    for order in range(0, degrees_of_freedom, 2):
        total += term
        term *= cosine**2 * (order + 1) / (order + 2)
    return sine * total


def t_two_sided(degrees_of_freedom: int, share: float = 0.95) -> float:
    """The t within which `share` of the distribution lies on both sides of 0, by halving; share between 0 and 1."""
    if not 0 < share < 1:
        raise ValueError("a share lies between 0 and 1")
    low, high = 0.0, 1.0
    while t_probability(high, degrees_of_freedom) < share:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if t_probability(middle, degrees_of_freedom) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
