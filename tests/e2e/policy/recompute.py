#!/usr/bin/env python3
"""recompute.py PEP: public holidays and terms, held against what others count.

The holidays of 1950 to 2100 that `pep policy holidays` prints, day by day, against Debian's python3-holidays; on 8 May, against
the laws as well, whatever that list says. Then random terms that `pep policy clock` computes, against a count on that list's days.
Prints what it compared, in JSON.
"""
import datetime
import json
import random
import subprocess
import sys

import holidays

PEP = sys.argv[1]
FIRST, LAST = 1950, 2100
PLACES = {"metropole": "Métropole", "alsace-moselle": "Alsace-Moselle"}
CLOCKS = 120
DAY = datetime.timedelta(days=1)


def pep(*arguments):
    done = subprocess.run([PEP, "policy", *arguments, "--output", "json"], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"pep policy {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def is_victory_day(day):
    """8 May: law n° 53-225 of 1953, decree n° 59-533 of 1959, law n° 81-893 of 1981."""
    return (day.month, day.day) == (5, 8) and (1953 <= day.year <= 1959 or day.year >= 1982)


def days_off(place):
    """The list's days, with 8 May as the laws have it."""
    calendar = holidays.France(prov=PLACES[place], years=range(FIRST, LAST + 2))
    ascension = {day for day, name in calendar.items() if "Ascension" in name}
    others = {day for day in calendar if (day.month, day.day) != (5, 8) or day in ascension}
    return others | {datetime.date(year, 5, 8) for year in range(FIRST, LAST + 2) if is_victory_day(datetime.date(year, 5, 8))}


def compare_holidays(place, expected):
    lines = pep("holidays", "--from", str(FIRST), "--to", str(LAST), "--calendar", place).splitlines()
    told = {datetime.date.fromisoformat(json.loads(line)["day"]) for line in lines}
    expected = {day for day in expected if day.year <= LAST}
    for day in sorted(told ^ expected):
        print(f"{place}: {day} {'is a holiday for pep alone' if day in told else 'is no holiday for pep'}", file=sys.stderr)
    return told == expected, len(told)


def add_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return datetime.date(year, month, number)
        except ValueError:
            continue
    return None


def count(clock, off):
    """Day after day."""
    suspended = {first + DAY * i for first, last in clock["suspensions"] for i in range((last - first).days + 1)}
    left = (add_months(clock["received"], clock["n"]) - clock["received"]).days if clock["unit"] == "months" else clock["n"]
    day = clock["received"]
    while left:
        day += DAY
        works = {"ouvres": day.weekday() < 5 and day not in off, "ouvrables": day.weekday() < 6 and day not in off}
        left -= day not in suspended and works.get(clock["unit"], True)
    while clock["roll"] and (day in suspended or day in off or day.weekday() > 4):
        day += DAY
    return day


def random_clock(draw):
    unit = draw.choice(["months", "days", "ouvres", "ouvrables"])
    received = datetime.date(FIRST, 1, 1) + DAY * draw.randrange(365 * (LAST - FIRST - 4))
    starts = [received + DAY * draw.randint(-15, 90) for _ in range(draw.randrange(4))]
    return {"unit": unit, "received": received, "n": draw.randint(1, 12 if unit == "months" else 80), "roll": draw.random() < 0.5,
            "suspensions": [(start, start + DAY * draw.randrange(20)) for start in starts]}


def compare_clocks(off):
    draw = random.Random(20261128)
    wrong = 0
    for _ in range(CLOCKS):
        place, clock = draw.choice(sorted(PLACES)), random_clock(draw)
        arguments = ["--received", str(clock["received"]), "--in", str(clock["n"]), "--unit", clock["unit"], "--calendar", place]
        arguments += ["--roll"] if clock["roll"] else []
        for first, last in clock["suspensions"]:
            arguments += ["--suspend", f"{first}..{last}"]
        told = json.loads(pep("clock", *arguments))["lastDay"]
        expected = str(count(clock, off[place]))
        if told != expected:
            wrong += 1
            print(f"pep policy clock {' '.join(arguments)}: {told}, expected {expected}", file=sys.stderr)
    return wrong


def main():
    off = {place: days_off(place) for place in PLACES}
    compared = {place: compare_holidays(place, off[place]) for place in PLACES}
    wrong = compare_clocks(off)
    print(json.dumps({"holidays": {place: n for place, (_, n) in compared.items()}, "clocks": CLOCKS}))
    sys.exit(1 if wrong or not all(same for same, _ in compared.values()) else 0)


if __name__ == "__main__":
    main()
