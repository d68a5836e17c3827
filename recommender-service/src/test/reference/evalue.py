"""Reference tables for org.doubleloop.recommender.evalue, made by SciPy on Python 3.11.

python3 -m venv target/reference && target/reference/bin/pip install scipy==1.17.1 mpmath
target/reference/bin/python src/test/reference/evalue.py src/test/resources/org/doubleloop/recommender/evalue

It shares no code with the Java: what a unit wins is found by Bayes' rule from what chance gave it,
with 60 digits, and multiplied unit by unit where they are few; the radius is that of the paper's
formula (2) as its authors write it, with the exact best rho by Lambert's W; what online e-BH rejects
is found by trying all sets of hypotheses.
"""

import csv
import itertools
import math
import sys
from pathlib import Path

import mpmath
import numpy as np
from scipy import special

FOLDER = Path(sys.argv[1])
mpmath.mp.dps = 60

BASES = [(".01", ".1"), (".04", ".2"), (".15", ".25"), (".35", ".2"), (".65", ".15"), (".9", ".1")]
EFFECTS = [mpmath.mpf("0.005") * mpmath.power(800, mpmath.mpf(i) / 19) for i in range(20)]
WEIGHTS = [mpmath.exp(-((mpmath.log(d / mpmath.mpf("0.6")) / mpmath.mpf("1.2")) ** 2) / 2) for d in EFFECTS]


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def logistic(x):
    return 1 / (1 + mpmath.exp(-x))


def win(q, a, b, given_b, success):
    """By Bayes: how much likelier it is that chance gave what it gave, knowing what came of it."""
    likelihood = [a if success else 1 - a, b if success else 1 - b]
    joint = [(1 - q) * likelihood[0], q * likelihood[1]]
    after = joint[given_b] / (joint[0] + joint[1])
    return after / (q if given_b else 1 - q)


def log_e(strata):
    won = mpmath.mpf(0)
    for effect, weight in zip(EFFECTS, WEIGHTS):
        product = mpmath.mpf(1)
        for q, af, asucc, bf, bs in strata:
            q = mpmath.mpf(q)
            mixed = mpmath.mpf(0)
            for base, share in BASES:
                odds = mpmath.log(mpmath.mpf(base) / (1 - mpmath.mpf(base)))
                a, b = logistic(odds - q * effect), logistic(odds + (1 - q) * effect)
                counts = {(0, False): af, (0, True): asucc, (1, False): bf, (1, True): bs}
                each = mpmath.mpf(share)
                for (given_b, success), count in counts.items():
                    each *= mpmath.power(win(q, a, b, given_b, success), count)
                mixed += each
            product *= mixed
        won += weight * product
    return mpmath.log(won / mpmath.fsum(WEIGHTS))


def superiority():
    cases = [
        [(".5", 0, 1, 0, 0)],
        [(".5", 0, 0, 0, 1)],
        [(".5", 8, 4, 4, 8)],
        [(".5", 128, 22, 97, 53)],
        [(".5", 97, 53, 128, 22)],
        [(".02", 9600, 1400, 170, 42)],
        [(".98", 42, 8, 2400, 620)],
        [(".001", 8_000_000, 1_900_000, 7_400, 2_500)],
        [(".999", 4000, 500, 8_500_000, 1_490_000)],
        [(".5", 4_300_000, 700_000, 4_298_000, 702_000)],
        [(".5", 10_000_000, 0, 0, 10_000_000)],
        [(".5", 0, 10_000_000, 10_000_000, 0)],
        [(".5", 0, 10_000_000, 0, 10_000_000)],
        [(".5", 60, 10, 50, 20), (".2", 300, 20, 60, 12), (".8", 30, 20, 90, 95)],
        [(".125", 700, 120, 90, 30), (".875", 95, 15, 640, 160), (".5", 0, 0, 0, 0)],
    ]
    write(
        "superiority.csv",
        ["case", "q", "aFailures", "aSuccesses", "bFailures", "bSuccesses", "logE"],
        [[n, *s, mpmath.nstr(log_e(case), 17)] for n, case in enumerate(cases) for s in case],
    )


def difference():
    """Theorem 2.2: sigma sqrt(2 (t rho^2 + 1) / (t^2 rho^2) log(sqrt(t rho^2 + 1) / alpha))."""
    alpha, best = 0.05, 1000
    rho = math.sqrt((-2 * math.log(alpha) + math.log(-2 * math.log(alpha) + 1)) / best)
    exact = math.sqrt((-special.lambertw(-(alpha**2) / math.e, -1).real - 1) / best)
    assert abs(rho / exact - 1) < 0.02, (rho, exact)
    cases = [
        [(128, 22, 97, 53)],
        [(20, 0, 20, 0)],
        [(1, 0, 0, 1)],
        [(850_000, 150_000, 840_000, 160_000)],
        [(60, 10, 50, 20), (300, 20, 60, 12), (30, 20, 90, 95)],
        [(60, 10, 50, 20), (300, 20, 0, 0)],
    ]
    rows = []
    for number, case in enumerate(cases):
        telling = [c for c in case if c[0] + c[1] and c[2] + c[3]]
        t = sum(map(sum, telling))
        estimate, variance = 0.0, 0.0
        for af, asucc, bf, bs in telling:
            weight = (af + asucc + bf + bs) / t
            values = []
            for failures, successes in ((af, asucc), (bf, bs)):
                # one observation more: half of it a success
                weights = np.array([failures + 0.5, successes + 0.5])
                mean = np.average([0, 1], weights=weights)
                spread = np.average((np.array([0, 1]) - mean) ** 2, weights=weights)
                values.append((successes / (failures + successes), spread / (failures + successes)))
            estimate += weight * (values[1][0] - values[0][0])
            variance += weight**2 * (values[0][1] + values[1][1])
        sigma = math.sqrt(variance * t)
        radius = sigma * math.sqrt(
            2 * (t * rho**2 + 1) / (t**2 * rho**2) * math.log(math.sqrt(t * rho**2 + 1) / alpha)
        )
        low, high = max(-1, estimate - radius), min(1, estimate + radius)
        rows += [[number, *stratum, repr(estimate), repr(low), repr(high)] for stratum in case]
    write(
        "difference.csv",
        ["case", "aFailures", "aSuccesses", "bFailures", "bSuccesses", "estimate", "low", "high"],
        rows,
    )


def online_ebh():
    """The largest set of which every member's e-value reaches 1 / (alpha gamma |set|)."""
    generator = np.random.default_rng(5)
    rows = []
    for case in range(40):
        size = int(generator.integers(1, 11))
        numbers = sorted(generator.choice(np.arange(1, 41), size, replace=False).tolist())
        logs = np.round(generator.normal(5, 2.5, size), 6)
        largest = ()
        for length in range(1, size + 1):
            for chosen in itertools.combinations(range(size), length):
                if all(
                    math.exp(logs[i]) >= (numbers[i] + 7) * (numbers[i] + 8) / 8 / 0.05 / length
                    for i in chosen
                ):
                    largest = chosen
        for i, number in enumerate(numbers):
            rows.append([case, number, repr(float(logs[i])), str(i in largest).lower()])
    write("online-ebh.csv", ["case", "number", "logE", "holds"], rows)


superiority()
difference()
online_ebh()
