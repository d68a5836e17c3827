"""Reference tables for org.doubleloop.recommender.ranking, made by SciPy and statsmodels on
Python 3.11.

python3 -m venv target/reference && target/reference/bin/pip install scipy==1.17.1 statsmodels
target/reference/bin/python src/test/reference/ranking.py src/test/resources/org/doubleloop/recommender/ranking

It shares no code with the Java: win shares are found by integration instead of draws, effects by
maximum likelihood on whole contexts.
"""

import csv
import itertools
import sys
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import integrate, stats
from scipy.special import expit

FOLDER = Path(sys.argv[1])
OPTIONS = ["efficiency", "growth", "sustainability"]


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


def logit_regression():
    """Rates of options that differ by each of three attributes, where nobody was sent evenly: fitted
    by statsmodels' maximum likelihood on whole contexts, of which the Java only sees pairs."""
    generator = np.random.default_rng(11)
    values = {"region": 3, "seniority": 3, "industry": 2}
    names = list(values)
    common = {name: generator.normal(0, 0.5, values[name]) for name in names}
    own = {name: generator.normal(0, 0.3, (3, values[name])) for name in names}
    option_effect = np.array([0.0, 0.25, -0.2])
    rows, counts = [], []
    for place in itertools.product(*(range(values[name]) for name in names)):
        # who is sent where depends on everything
        leaning = np.array([0.0, 0.8 * place[0] - 0.8, 0.9 * place[2] - 0.4 * place[1]])
        shares = np.exp(leaning) / np.exp(leaning).sum()
        for o, option in enumerate(OPTIONS):
            trials = int(40_000 * shares[o] * (1 + place[1]))
            odds = -1.2 + option_effect[o]
            for name, value in zip(names, place):
                odds += common[name][value] + own[name][o][value]
            successes = int(generator.binomial(trials, expit(odds)))
            rows.append([*(f"{name}-{value}" for name, value in zip(names, place)), option])
            counts.append((trials, successes))
    columns = [np.ones(len(rows))]
    for o, option in enumerate(OPTIONS):
        of = np.array([row[-1] == option for row in rows])
        if o:
            columns.append(of)
        for n, name in enumerate(names):
            for value in range(1, values[name]):
                columns.append(of & np.array([row[n] == f"{name}-{value}" for row in rows]))
    design = np.column_stack(columns).astype(float)
    outcome = np.array([(s, n - s) for n, s in counts])
    fitted = sm.GLM(outcome, design, family=sm.families.Binomial()).fit()
    write(
        "logit-regression.csv",
        [*names, "option", "trials", "successes", "rate"],
        [[*row, *count, repr(float(rate))] for row, count, rate in zip(rows, counts, fitted.mu)],
    )


quantiles()
best_of()
logit_regression()
