"""Which bets find differences soonest: the numbers of decision 36, made by SciPy on Python 3.11. It
checks nothing; the average's values are checked by evalue.py.

python3 -m venv target/reference && target/reference/bin/pip install scipy==1.17.1
target/reference/bin/python src/test/reference/bets.py

600 trials of each kind, half of the units each, with a look every 10 (every 50 or 2,000 in long ones):
the share that reach an e-value of 20 in time.
"""

import numpy as np
from scipy.special import betainc, betaln, expit, logit, logsumexp

# base rate, better rate, units, a look every so many
TRIALS = {
    "+20/300": (0.15, 0.35, 300, 10),
    "+10/1,000": (0.15, 0.25, 1000, 10),
    "+5/3,000": (0.15, 0.20, 3000, 10),
    "3 to 6 %/3,000": (0.03, 0.06, 3000, 10),
    "50 % +10/1,000": (0.5, 0.6, 1000, 10),
    "+1/100,000": (0.15, 0.16, 100_000, 2000),
    "nothing/3,000": (0.15, 0.15, 3000, 10),
}
Q = 0.5


def totals(a, b, units, every, runs=600):
    """Failures and successes of a and b at each look."""
    generator = np.random.default_rng(7)
    n = generator.binomial(every, Q, (runs, units // every))
    successes = generator.binomial(n, b)
    others = generator.binomial(every - n, a)
    return np.stack([every - n - others, others, n - successes, successes], -1).cumsum(1)


def average(counts):
    effects = np.geomspace(0.005, 4, 20)
    effect_weights = np.exp(-((np.log(effects / 0.6) / 1.2) ** 2) / 2)
    bets, weights = [], []
    for base, share in zip([0.01, 0.04, 0.15, 0.35, 0.65, 0.9], [0.1, 0.2, 0.25, 0.2, 0.15, 0.1]):
        for effect, weight in zip(effects, effect_weights / effect_weights.sum()):
            a, b = expit(logit(base) - Q * effect), expit(logit(base) + (1 - Q) * effect)
            p = (1 - Q) * a + Q * b
            bets.append(np.log([(1 - a) / (1 - p), a / p, (1 - b) / (1 - p), b / p]))
            weights.append(share * weight)
    return logsumexp(counts @ np.array(bets).T + np.log(weights), axis=-1)


def one_sided(k, n, q, shape):
    """A Beta mixture over shares above q."""
    tail = np.maximum(betainc(shape + n - k, shape + k, 1 - q), 1e-300)
    prior = betaln(shape, shape) + np.log(betainc(shape, shape, 1 - q))
    return betaln(shape + k, shape + n - k) + np.log(tail) - prior - k * np.log(q) - (n - k) * np.log(1 - q)


def betas(shape, failures_too):
    def value(counts):
        af, asucc, bf, bs = (counts[..., i].astype(float) for i in range(4))
        successes = one_sided(bs, asucc + bs, Q, shape)
        return successes + one_sided(af, af + bf, 1 - Q, shape) if failures_too else successes

    return value


ways = {"average of bets": average}
for shape in (1, 3, 8, 20):
    ways[f"Beta({shape}, {shape}), successes"] = betas(shape, False)
    ways[f"Beta({shape}, {shape}), both"] = betas(shape, True)
print(f"{'':24}", *(f"{name:>15}" for name in TRIALS))
for name, way in ways.items():
    found = [
        np.mean([(way(counts[i : i + 100]) >= np.log(20)).any(1).mean() for i in range(0, 600, 100)])
        for counts in (totals(*trial) for trial in TRIALS.values())
    ]
    print(f"{name:24}", *(f"{share:15.3f}" for share in found), flush=True)
