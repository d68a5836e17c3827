"""Reference table for org.doubleloop.recommender.association, made by statsmodels on Python 3.11.

python3 -m venv target/reference && target/reference/bin/pip install scipy==1.17.1 statsmodels
target/reference/bin/python src/test/reference/association.py src/test/resources/org/doubleloop/recommender/association

Ratios are statsmodels' (StratifiedTable.riskratio_pooled). It has no standard error for them: that is
found by drawing the same tables again and again from the rates that were counted.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from statsmodels.stats.contingency_tables import StratifiedTable

FOLDER = Path(sys.argv[1])

# aFailures, aSuccesses, bFailures, bSuccesses
CASES = [
    [(800, 200, 700, 300)],
    [(900, 100, 180, 40), (300, 200, 260, 260)],
    [(4000, 400, 150, 30), (700, 90, 1900, 350), (60, 40, 90, 95)],
    [(500, 300, 520, 280), (200, 20, 210, 15)],
]


def ratio(case):
    tables = [np.array([[bs, bf], [asucc, af]], dtype=float) for af, asucc, bf, bs in case]
    return StratifiedTable(tables).riskratio_pooled


def error(case, draws=20_000):
    generator = np.random.default_rng(9)
    logs = []
    columns = []
    for af, asucc, bf, bs in case:
        a, b = af + asucc, bf + bs
        columns.append((a, generator.binomial(a, asucc / a, draws), b, generator.binomial(b, bs / b, draws)))
    for i in range(draws):
        drawn = [(a - x[i], x[i], b - y[i], y[i]) for a, x, b, y in columns]
        above = sum(s * (f + t) / (f + t + g + s) for f, t, g, s in drawn)
        below = sum(t * (g + s) / (f + t + g + s) for f, t, g, s in drawn)
        logs.append(np.log(above / below))
    return float(np.std(logs))


with open(FOLDER / "rate-ratios.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["case", "aFailures", "aSuccesses", "bFailures", "bSuccesses", "ratio", "error"])
    for number, case in enumerate(CASES):
        figures = [repr(float(ratio(case))), repr(error(case))]
        writer.writerows([number, *stratum, *figures] for stratum in case)
