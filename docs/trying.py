#!/usr/bin/env python3
"""Plays the game of docs/trying.md: a euro, and fair bets on B. Prints what the page says and draws docs/trying-bet.svg."""
import math
import pathlib
import random

ENOUGH, TOSSES, TRIALS = 20, 1_000, 10_000


def course(random, share, tosses):
    """What the euro is worth after each toss, of which B gets a share; a fifth of it is bet each time."""
    euro = 1.0
    for _ in range(tosses):
        euro *= 1.2 if random.random() < share else 0.8
        yield euro


def reached(share, seed):
    chance = random.Random(seed)
    return sum(any(euro >= ENOUGH for euro in course(chance, share, TOSSES)) for _ in range(TRIALS)) / TRIALS


def sure(seed):
    """How often a fair coin looks "95 % sure" of B at one of all looks, from the tenth toss on."""
    chance = random.Random(seed)
    found = 0
    for _ in range(TRIALS):
        lead = 0
        for toss in range(1, TOSSES + 1):
            lead += 1 if chance.random() < 0.5 else -1
            if toss >= 10 and lead > 1.645 * math.sqrt(toss):
                found += 1
                break
    return found / TRIALS


def drawn(lines):
    """On a scale on which ten times as much is always as far."""
    width, height, left, least, most = 700, 300, 60, -3.2, 4.2

    def y(euro):
        return height * (1 - (min(most, max(least, math.log10(euro))) - least) / (most - least))

    def path(line, colour, stroke):
        points = " ".join(f"{left + i * width / len(line):.0f},{y(euro):.0f}" for i, euro in enumerate(line))
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{stroke}"/>'

    marks = [(0.01, "1 cent"), (1, "1 euro"), (ENOUGH, "20 euros"), (100, "100")]
    grid = "".join(
        f'<line x1="{left}" x2="{left + width}" y1="{y(euro):.0f}" y2="{y(euro):.0f}" stroke="{"#9c2f1c" if euro == ENOUGH else "#d5dbd7"}"/>'
        f'<text x="{left - 8}" y="{y(euro) + 4:.0f}" text-anchor="end" fill="#55615b">{label}</text>'
        for euro, label in marks)
    courses = "".join(path(line, "#8b9691", 1) for line in lines[:-1]) + path(lines[-1], "#1a6b59", 3)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 20} {height + 30}" role="img" '
        'aria-label="Twelve euros that bet on a fair coin sink; one that bets on a coin that favours B passes 20 euros" '
        f'font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#ffffff"/>{grid}{courses}'
        f'<text x="{left}" y="{height + 20}" fill="#55615b">first success</text>'
        f'<text x="{left + width}" y="{height + 20}" text-anchor="end" fill="#55615b">200th</text></svg>\n')


if __name__ == "__main__":
    print(f"B no better: {reached(0.5, 1):.1%} of {TRIALS:,} trials ever come to {ENOUGH} euros in {TOSSES:,} successes, looking after each")
    print(f"'95 % sure' of B at one of these looks: {sure(3):.1%}")
    print(f"B gets six of ten: {reached(0.6, 2):.1%}")
    print(f"47 for B, 24 for A: {1.2**47 * 0.8**24:.1f} euros")
    chance = random.Random(7)
    lines = [list(course(chance, 0.5, 200)) for _ in range(12)] + [list(course(chance, 0.62, 200))]
    pathlib.Path(__file__).with_name("trying-bet.svg").write_text(drawn(lines))
