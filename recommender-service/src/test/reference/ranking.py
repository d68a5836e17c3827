"""Reference tables for org.doubleloop.recommender.ranking, made by SciPy 1.17.1 on Python 3.11.

python3 -m venv target/reference && target/reference/bin/pip install scipy==1.17.1
target/reference/bin/python src/test/reference/ranking.py src/test/resources/org/doubleloop/recommender/ranking

It shares no code with the Java: shrinking is written in log odds, weights as a weighted mean of
readings, win shares by integration instead of draws.
"""

import csv
import itertools
import sys
from pathlib import Path

import numpy as np
from scipy import integrate, stats
from scipy.special import expit, logit

FOLDER = Path(sys.argv[1])
OPTIONS = ["efficiency", "growth", "sustainability"]
RATES = {  # seniority, industry: rate by option
    ("vp", "financial"): (0.34, 0.16, 0.10),
    ("vp", "retail"): (0.12, 0.15, 0.22),
    ("director", "financial"): (0.10, 0.14, 0.19),
    ("director", "retail"): (0.09, 0.12, 0.20),
}
START = 1 / 201


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def quantiles():
    shapes = [(1, 1), (0.5, 0.5), (3, 9), (41.2, 158.8), (0.3, 250), (1900, 8100), (250000, 3)]
    write(
        "beta-quantiles.csv",
        ["alpha", "beta", "low", "high"],
        [[a, b, *map(repr, map(float, stats.beta.interval(0.95, a, b)))] for a, b in shapes],
    )


def best_of():
    cases = [
        [(20, 80), (25, 75), (15, 85)],
        [(2, 10), (300, 1700)],
        [(1, 1), (1, 1), (1, 1), (1, 1)],
        [(410, 1590), (400, 1600), (0.4, 3.6)],
    ]
    rows = []
    for number, case in enumerate(cases):
        for i, (a, b) in enumerate(case):
            others = [stats.beta(*shape) for j, shape in enumerate(case) if j != i]

            def density(x):
                return stats.beta.pdf(x, a, b) * np.prod([o.cdf(x) for o in others])

            mean = a / (a + b)
            share, _ = integrate.quad(density, 0, 1, points=[mean], limit=400)
            rows.append([number, a, b, repr(float(share))])
    write("best-of.csv", ["case", "alpha", "beta", "share"], rows)


def worked():
    generator = np.random.default_rng(7)
    counts = {}
    for (seniority, industry), rates in RATES.items():
        for option, rate in zip(OPTIONS, rates):
            trials = int(generator.integers(60, 400))
            counts[seniority, industry, option] = (trials, int(generator.binomial(trials, rate)))
    write(
        "worked-counts.csv",
        ["seniority", "industry", "option", "trials", "successes"],
        [[*key, *value] for key, value in counts.items()],
    )

    def tally(seniority=None, industry=None):
        chosen = np.zeros((3, 2))
        for (s, i, o), value in counts.items():
            if seniority in (None, s) and industry in (None, i):
                chosen[OPTIONS.index(o)] += value
        return chosen[:, 0], chosen[:, 1]

    n, s = tally()
    pooled = (s.sum() + 1) / (n.sum() + 2)
    means = (s + 10 * pooled) / (n + 10)
    own = means * (1 - means) / (n + 11)
    # the rate itself is as unsure as what all options have in common, too
    variance = own + (10 / (n + 10)) ** 2 * pooled * (1 - pooled) / (n.sum() + 3)

    def inside(around, n, s):
        expected = np.average(around, weights=n)
        common = (s.sum() + 20 * expected) / (n.sum() + 20)
        return expected, common, expit(logit(around) + logit(common) - logit(expected))

    def scatter(cells, start=START):
        """Cells: (means around, trials, successes). Kleinman's moments, and a prior worth two cells."""
        readings, certainty = [start], [1 / START**2]
        for around, n, s in cells:
            prior = inside(around, n, s)[2]
            excess = (s - n * prior) ** 2 / (n * prior * (1 - prior)) - 1
            readings += list(excess / (n - 1))
            certainty += list((n - 1) ** 2 / (2 * (1 + (n - 1) * START) ** 2))
        return float(np.clip(np.average(readings, weights=certainty), 1e-4, 0.5))

    values = {"industry": ["financial", "retail"], "seniority": ["director", "vp"]}
    single = {
        name: scatter([(means, *tally(**{name: value})) for value in values[name]]) for name in values
    }

    def step(around, n, s, expected_weight):
        prior = inside(around, n, s)[2]
        weight = 1 / scatter([(around, n, s)], 1 / (expected_weight + 1)) - 1
        return prior, weight, (s + weight * prior) / (n + weight)

    paths = []
    for outer, inner in itertools.permutations(sorted(values)):
        weight = 1 / single[outer] - 1
        cells = []
        for a in values[outer]:
            around = step(means, *tally(**{outer: a}), weight)[2]
            cells += [(around, *tally(**{outer: a, inner: b})) for b in values[inner]]
        pair = scatter(cells)
        paths.append((single[outer] + pair, outer, inner, weight, 1 / pair - 1))
    paths.sort(key=lambda path: -path[0])
    write(
        "worked-weights.csv",
        ["outer", "inner", "outerWeight", "innerWeight"],
        [[p[1], p[2], repr(p[3]), repr(p[4])] for p in paths],
    )

    _, outer, inner, *weights = paths[0]
    context = {"seniority": "vp", "industry": "financial"}
    rows = [["", "ALL_OPTIONS", "", n.sum(), s.sum(), 0.5, 2.0, pooled]]
    rows += [[o, "OPTION", "", n[k], s[k], pooled, 10.0, means[k]] for k, o in enumerate(OPTIONS)]
    cell = {}
    for attribute, weight in zip((outer, inner), weights):
        cell[attribute] = context[attribute]
        label = " & ".join(f"{name}={cell[name]}" for name in sorted(cell))
        n, s = tally(**cell)
        expected, common, _ = inside(means, n, s)
        rows.append(["", "ALL_OPTIONS", label, n.sum(), s.sum(), expected, 20.0, common])
        around = means
        prior, weight, means = step(around, n, s, weight)
        # in log odds the variances of what is added add up
        logit_of_common = 1 / (common * (1 - common) * (n.sum() + 21))
        shrunk = (weight / (n + weight)) ** 2
        counted = means * (1 - means) / (n + weight + 1)

        def moved(before):
            return (prior * (1 - prior)) ** 2 * before / (around * (1 - around)) ** 2

        own = counted + shrunk * moved(own)
        variance = counted + shrunk * (
            moved(variance) + (prior * (1 - prior)) ** 2 * logit_of_common
        )
        rows += [
            [o, "OPTION", label, n[k], s[k], prior[k], weight, means[k]]
            for k, o in enumerate(OPTIONS)
        ]
    write(
        "worked-levels.csv",
        ["option", "scope", "cell", "trials", "successes", "priorMean", "priorWeight", "mean"],
        [[*r[:3], int(r[3]), int(r[4]), *(repr(float(x)) for x in r[5:])] for r in rows],
    )
    own_strength, strength = (means * (1 - means) / each - 1 for each in (own, variance))
    low, high = stats.beta.interval(0.95, means * strength, (1 - means) * strength)
    write(
        "worked-intervals.csv",
        ["option", "ownStrength", "strength", "low", "high"],
        [
            [o, *(repr(float(each[k])) for each in (own_strength, strength, low, high))]
            for k, o in enumerate(OPTIONS)
        ],
    )


quantiles()
best_of()
worked()
