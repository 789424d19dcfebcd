#!/usr/bin/env python3
"""Recomputes every indicator of a project's history from its file alone, as `pep metrics compute` reads it.

A second opinion: it shares nothing with pep but docs/metrics.md. Instants are microseconds, sums and shares are fractions, a forecast
counts in integers: nothing is rounded before it is printed. It has histories of its own to try, from a seed: late, doubled, reordered,
reopened and restated events, around changes of the clock.

usage: recompute.py compute FILE [FORECAST]     prints {"indicators": [...], "points": [...], "forecast": {...}}
       recompute.py generate SEED               prints a history
       recompute.py batch FIRST COUNT DIR [dated]
                                                writes N.json, N.again.json (the same, told otherwise) and N.expected.json;
                                                dated: each history says its period
"""

import collections
import datetime
import json
import pathlib
import random
import re
import sys
import zoneinfo
from fractions import Fraction

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
SECOND = 1_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
FAIL_HORIZON = 24 * HOUR
LONGEST_FORECAST = 1096  # days
STATES = ("TODO", "IN_PROGRESS", "DONE", "CANCELLED")
BEGINNING = -(1 << 62)


# Instants, days.

def instant(text):
    """Microseconds since 1970 of an RFC 3339 text; what is finer is cut off. None of None."""
    if text is None:
        return None
    date, fraction, offset = re.fullmatch(r"(.{19})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)", text).groups()
    whole = datetime.datetime.fromisoformat(date + ("+00:00" if offset == "Z" else offset)) - EPOCH
    return whole // datetime.timedelta(microseconds=1) + int(((fraction or "") + "000000")[:6])


def text_of(micros):
    text = (EPOCH + datetime.timedelta(microseconds=micros)).isoformat().removesuffix("+00:00")
    return (text.rstrip("0") if "." in text else text) + "Z"


class Calendar:
    def __init__(self, name):
        self.zone = zoneinfo.ZoneInfo(name)

    def day(self, micros):
        return (EPOCH + datetime.timedelta(microseconds=micros)).astimezone(self.zone).date()

    def start(self, day):
        """The first instant of a local day: the earliest that is on it, found by halving."""
        low = (datetime.datetime(day.year, day.month, day.day, tzinfo=UTC) - EPOCH) // datetime.timedelta(microseconds=1) - DAY
        high = low + 2 * DAY
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.day(middle) >= day else (middle, high)
        return high


def monday(day):
    return day - datetime.timedelta(days=day.weekday())


def month_after(first):
    return (first + datetime.timedelta(days=32)).replace(day=1)


# Figures.

def percentile(values, percent):
    """Nearest rank, averaged on exact ties."""
    ordered = sorted(values)
    k, rest = divmod(percent * len(ordered), 100)
    return Fraction(ordered[k]) if rest else Fraction(ordered[k - 1] + ordered[k], 2)


class Figure:
    def __init__(self, name):
        self.told = {"id": name, "formula": name + "@1", "n": 0}
        self.excluded = []

    def leave_out(self, name, reason):
        self.excluded.append({"id": name, "reason": reason})

    def tell(self, **what):
        self.told.update(what)
        return self

    def no_data(self, reason):
        return self.tell(noData=reason)

    def json(self):
        plain = {key: float(value) if isinstance(value, Fraction) else value for key, value in self.told.items()}
        return plain | {"excluded": sorted(self.excluded, key=lambda one: (one["id"], one["reason"]))}


def tell_durations(figure, durations):
    """Of (id, microseconds)."""
    kept = []
    for name, micros in durations:
        if micros < 0:
            figure.leave_out(name, "NEGATIVE")
        else:
            kept.append(micros)
    figure.tell(n=len(kept))
    if not kept:
        return figure.no_data("NO_ROWS")
    return figure.tell(**{f"p{percent}": percentile(kept, percent) / SECOND for percent in (50, 85, 95)})


def tell_rate(figure, numerator, denominator, times=1):
    return figure.tell(n=denominator, numerator=numerator, denominator=denominator, value=Fraction(times * numerator, denominator))


def tell_time_band(figure):
    if "p50" not in figure.told:
        return figure
    hours = figure.told["p50"] / 3600
    bands = ((24, "one_day"), (168, "one_week"), (730, "one_month"), (4380, "six_months"))
    return figure.tell(value=figure.told["p50"], band=next((name for limit, name in bands if hours < limit), "longer"))


# What is known.

class Item:
    def __init__(self, told, as_of):
        self.id = told["id"]
        requested = instant(told.get("requested"))
        self.requested = requested if requested is not None and requested < as_of else None
        steps = {(instant(step["at"]), STATES.index(step["to"])) for step in told.get("transitions", [])}
        self.steps = [(at, STATES[state]) for at, state in sorted(steps) if at < as_of]
        self.estimates = sorted((instant(one["at"]), one["value"]) for one in told.get("estimates", []))
        self.memberships = [(one["sprint"], instant(one["from"]), instant(one.get("to"))) for one in told.get("memberships", [])]
        self.memberships = [(sprint, begin, None if end is not None and end >= as_of else end)
                            for sprint, begin, end in self.memberships if begin < as_of]
        self.started = next((at for at, state in self.steps if state == "IN_PROGRESS"), None)
        # The beginning of the run of DONE that it ends with, if it does.
        self.finished = None
        for at, state in reversed(self.steps):
            if state != "DONE":
                break
            self.finished = at

    def state_before(self, when):
        state = "TODO" if self.requested is not None and self.requested < when else None
        for at, to in self.steps:
            if at < when:
                state = to
        return state

    def first_seen(self):
        return min((at for at in [self.requested] + [at for at, _ in self.steps[:1]] if at is not None), default=None)

    def in_progress(self, begin, end):
        """For how long in [begin, end)."""
        total = 0
        for (at, state), (until, _) in zip(self.steps, self.steps[1:] + [(end, "")]):
            if state == "IN_PROGRESS":
                total += max(0, min(until, end) - max(at, begin))
        return total

    def is_member(self, sprint, when):
        return any(one == sprint and begin <= when and (end is None or when < end) for one, begin, end in self.memberships)

    def estimate(self, when):
        return next((value for at, value in reversed(self.estimates) if at <= when), None)


class Deployment:
    def __init__(self, told, as_of):
        self.id, self.tier, self.changes, self.intent = told["id"], told["tier"], told.get("changes", []), told.get("intent")
        self.started, self.finished = instant(told.get("startedAt")), instant(told.get("finishedAt"))
        self.rolled_back, self.outcome = instant(told.get("rolledBackAt")), told.get("outcome")
        if self.finished is not None and self.finished >= as_of:
            self.finished = None
        if self.finished is None:
            self.outcome = None
        if self.rolled_back is not None and self.rolled_back >= as_of:
            self.rolled_back = None
            self.outcome = "SUCCEEDED" if self.outcome == "ROLLED_BACK" else self.outcome
        self.is_known = self.finished is not None or (self.started is not None and self.started < as_of)
        self.in_production = self.tier == "production"
        self.reached_users = self.finished is not None and self.outcome in ("SUCCEEDED", "ROLLED_BACK")
        self.succeeded = self.finished is not None and self.outcome == "SUCCEEDED"


def once(told, key="id"):
    """What is told twice is told once."""
    return list({one[key]: one for one in told}.values())


class History:
    def __init__(self, told):
        self.as_of = instant(told["asOf"])
        self.to = instant(told.get("to") or told["asOf"])
        self.end = min(self.to, self.as_of)
        self.calendar = Calendar(told.get("zone", "Europe/Paris"))
        usual = self.calendar.day(self.to) - datetime.timedelta(days=91)
        self.begin = instant(told["from"]) if told.get("from") else self.calendar.start(usual)
        known_before = lambda micros: None if micros is None or micros >= self.as_of else micros
        self.items = [Item(one, self.as_of) for one in once(told.get("items", []))]
        self.sprints = [(instant(one["end"]), one["id"], instant(one["start"])) for one in once(told.get("sprints", []))
                        if one.get("closed") and instant(one["end"]) <= self.as_of]
        self.sprints = sorted(one for one in self.sprints if one[0] <= self.end)
        self.deployments = [Deployment(one, self.as_of) for one in once(told.get("deployments", []))]
        self.deployments = [one for one in self.deployments if one.is_known]
        self.changes = {one["sha"]: {key: known_before(instant(one.get(key + "At"))) for key in ("authored", "created", "merged")}
                        for one in told.get("changes", [])}
        self.incidents = [(one["id"], instant(one["detectedAt"]), known_before(instant(one.get("resolvedAt"))), one.get("deployment"))
                          for one in once(told.get("incidents", []))]
        self.incidents = sorted(one for one in self.incidents if one[1] < self.as_of)
        self.surveys, self.points = told.get("surveys", {}), told.get("points", [])
        self.throughput = told.get("throughput")

    def counts(self, when):
        return when is not None and self.begin <= when < self.end

    def first_seen(self):
        return min((seen for seen in map(Item.first_seen, self.items) if seen is not None), default=None)

    def is_covered(self):
        seen = self.first_seen()
        return self.begin < self.end and seen is not None and seen < self.end

    def delivered(self):
        """Successful ones in production, as they came."""
        return sorted((one for one in self.deployments if one.in_production and one.succeeded), key=lambda one: (one.finished, one.id))


# Of work.

def cycle_time(history):
    figure, durations = Figure("cycle_time"), []
    for item in history.items:
        if not history.counts(item.finished):
            continue
        if item.started is None:
            figure.leave_out(item.id, "NO_START")
        else:
            durations.append((item.id, item.finished - item.started))
    return tell_durations(figure, durations)


def lead_time(history):
    figure, durations = Figure("lead_time"), []
    for item in history.items:
        if not history.counts(item.finished):
            continue
        if item.requested is None:
            figure.leave_out(item.id, "NO_REQUEST")
        else:
            durations.append((item.id, item.finished - item.requested))
    return tell_durations(figure, durations)


def wip(history):
    figure = Figure("wip")
    if not history.items:
        return figure.no_data("NO_ROWS")
    if not history.is_covered():
        return figure.no_data("NOT_COVERED")
    number = sum(item.state_before(history.end) == "IN_PROGRESS" for item in history.items)
    return figure.tell(n=number, value=number)


def age(history):
    there = [item for item in history.items if item.state_before(history.end) == "IN_PROGRESS"]
    return tell_durations(Figure("age"), [(item.id, history.end - item.started) for item in there])


def throughput(history):
    figure = Figure("throughput")
    if history.throughput is not None:
        if not history.throughput:
            return figure.no_data("NO_ROWS")
        today = history.calendar.day(history.as_of)
        days = [today - datetime.timedelta(days=back) for back in range(len(history.throughput), 0, -1)]
        kept = [n for n, day in zip(history.throughput, days) if history.counts(history.calendar.start(day))]
        return figure.tell(n=sum(kept), value=sum(kept)) if kept else figure.no_data("NOT_COVERED")
    if not history.items:
        return figure.no_data("NO_ROWS")
    if not history.is_covered():
        return figure.no_data("NOT_COVERED")
    number = sum(history.counts(item.finished) for item in history.items)
    return figure.tell(n=number, value=number)


def littles_law(history):
    figure = Figure("littles_law")
    stayed = left = finished = crossing = there = 0
    for item in history.items:
        leaves = history.counts(item.finished)
        if item.started is None:
            if leaves:
                figure.leave_out(item.id, "NO_START")
            continue
        inside = item.in_progress(history.begin, history.end) if history.begin < history.end else 0
        if not inside and not leaves:
            continue
        there += 1
        stayed += inside
        if leaves:
            finished += 1
            left += item.finished - item.started
        crossing += item.started < history.begin or item.state_before(history.end) == "IN_PROGRESS"
    figure.tell(n=finished, crossing=crossing)
    if not there:
        return figure.no_data("NO_ROWS")
    if not stayed or not finished:
        return figure.no_data("EMPTY_DENOMINATOR")
    period = history.end - history.begin
    return figure.tell(value=Fraction(100 * abs(left - stayed), stayed), wipMean=Fraction(stayed, period),
                       wipExpected=Fraction(left, period), throughputPerDay=Fraction(finished * DAY, period),
                       cycleTimeMean=Fraction(left, finished * SECOND))


# Of sprints.

def velocity(history):
    figure = Figure("velocity")
    if not history.sprints:
        return figure.no_data("NO_ROWS")
    sums = []
    for end, sprint, start in history.sprints[-3:]:
        done = [item for item in history.items
                if item.finished is not None and start <= item.finished < end and item.is_member(sprint, item.finished)]
        estimates = [item.estimate(item.finished) for item in done]
        for item, estimate in zip(done, estimates):
            if estimate is None:
                figure.leave_out(item.id, "NO_ESTIMATE")
        known = [Fraction(estimate) for estimate in estimates if estimate is not None]
        if done and not known:
            figure.leave_out(sprint, "NO_ESTIMATES")
        else:
            sums.append(sum(known, Fraction()))
    figure.tell(n=len(sums))
    if len(sums) < 3:
        return figure.no_data("TOO_FEW")
    return figure.tell(value=sum(sums) / 3, min=min(sums), max=max(sums))


def say_do(history):
    figure = Figure("say_do")
    sprints = [one for one in history.sprints if one[0] > history.begin]
    figure.tell(sprints=len(sprints))
    if not sprints:
        return figure.no_data("NO_ROWS")
    done = committed = 0
    for end, sprint, start in sprints:
        for item in history.items:
            if not item.is_member(sprint, start):
                continue
            if item.finished is not None and item.finished < start:
                figure.leave_out(item.id, "DONE_BEFORE_START")
                continue
            committed += 1
            done += item.finished is not None and item.finished < end and item.is_member(sprint, item.finished)
    return tell_rate(figure, done, committed) if committed else figure.no_data("EMPTY_DENOMINATOR")


# Of deliveries.

def deployment_frequency(history):
    figure, calendar = Figure("deployment_frequency"), history.calendar
    events = [at for one in history.deployments if one.in_production for at in (one.started, one.finished) if at is not None]
    if not events:
        return figure.no_data("NO_ROWS")
    first, today = calendar.day(min(events)), calendar.day(history.end)
    days = {calendar.day(one.finished) for one in history.delivered()}
    within = lambda begin, end: sum(begin <= day < end for day in days)
    week = datetime.timedelta(days=7)
    weeks = [monday(today) - back * week for back in range(1, 14)]
    weeks = [begin for begin in weeks if begin + week > first]
    figure.tell(n=len(weeks))
    if len(weeks) < 4:
        return figure.no_data("TOO_FEW")
    of_weeks = [within(begin, begin + week) for begin in weeks]
    median = percentile(of_weeks, 50)
    months, begin = [], today.replace(day=1)
    for _ in range(3):
        end, begin = begin, (begin - datetime.timedelta(days=1)).replace(day=1)
        if month_after(begin) > first:
            months.append(within(begin, end))
    band = "daily" if median >= 3 else "weekly" if median >= 1 else None
    if band is None and months:
        band = "monthly" if percentile(months, 50) >= 1 else "yearly"
    return figure.tell(value=median, min=min(of_weeks), max=max(of_weeks), **({"band": band} if band else {}))


def change_lead_time(history):
    figure, durations, met = Figure("change_lead_time"), [], set()
    for place, deployment in enumerate(history.delivered()):
        for sha in sorted(set(deployment.changes) - met):
            met.add(sha)
            if not history.counts(deployment.finished):
                continue
            change = history.changes.get(sha)
            if place == 0:
                figure.leave_out(sha, "BASELINE")
            elif change is None:
                figure.leave_out(sha, "UNKNOWN_CHANGE")
            elif change["merged"] is not None and deployment.finished < change["merged"]:
                figure.leave_out(sha, "DEPLOYED_BEFORE_MERGE")
            elif change["authored"] is None:
                figure.leave_out(sha, "NO_AUTHORED")
            elif change["merged"] is None or change["authored"] <= change["merged"]:
                durations.append((sha, deployment.finished - change["authored"]))
            elif change["created"] is None:
                figure.leave_out(sha, "AUTHORED_AFTER_MERGE")
            else:
                durations.append((sha, deployment.finished - change["created"]))
    delivered = history.delivered()
    carried = {sha for deployment in delivered for sha in deployment.changes}
    for sha, change in history.changes.items():
        if change["merged"] is None or sha in carried:
            continue
        later = [place for place, deployment in enumerate(delivered) if deployment.finished >= change["merged"]]
        # Of what was merged before the first one, nothing is said.
        if later and later[0] > 0 and history.counts(delivered[later[0]].finished):
            figure.leave_out(sha, "NOT_CARRIED")
    return tell_time_band(tell_durations(figure, durations))


def links(history):
    """Of each incident: (incident, resolved, deployment), or (incident, detected, why there is none)."""
    by_id = {one.id: one for one in history.deployments}
    whole = [one for one in history.deployments if one.in_production and one.reached_users]
    linked, unlinked = collections.defaultdict(list), []
    for name, detected, resolved, said in history.incidents:
        if said:
            one = by_id.get(said)
            why = ("UNKNOWN_DEPLOYMENT" if one is None else "NOT_PRODUCTION" if not one.in_production else
                   "NOT_FINISHED" if one.finished is None else None)
        else:
            before = [candidate for candidate in whole if candidate.finished <= detected]
            one = max(before, key=lambda candidate: (candidate.finished, candidate.id), default=None)
            why = "NOT_LINKED" if one is None or detected - one.finished > FAIL_HORIZON else None
        if why:
            unlinked.append((name, detected, why))
        else:
            linked[one.id].append(resolved)
    return linked, unlinked


def in_question(history):
    return [one for one in history.deployments if one.in_production and history.counts(one.finished)]


def change_fail_rate(history):
    figure, (linked, unlinked) = Figure("change_fail_rate"), links(history)
    failed = counted = maturing = 0
    for one in in_question(history):
        if not one.reached_users and not linked[one.id]:
            figure.leave_out(one.id, "DID_NOT_REACH_USERS")
        elif history.as_of - one.finished < FAIL_HORIZON:
            figure.leave_out(one.id, "MATURING")
            maturing += 1
        else:
            counted += 1
            failed += one.outcome == "ROLLED_BACK" or bool(linked[one.id])
    for name, detected, why in unlinked:
        if history.counts(detected):
            figure.leave_out(name, why)
    figure.tell(n=counted, maturing=maturing)
    if not counted:
        return figure.no_data("EMPTY_DENOMINATOR" if in_question(history) else "NO_ROWS")
    share = Fraction(failed, counted)
    return tell_rate(figure, failed, counted).tell(
        band="low" if share <= Fraction(15, 100) else "middle" if share < Fraction(46, 100) else "high")


def recovery_time(history):
    figure, (linked, _), durations, still_open = Figure("recovery_time"), links(history), [], 0
    for one in in_question(history):
        ends = linked[one.id]
        if ends and None not in ends:
            durations.append((one.id, max(ends) - one.finished))
        elif ends:
            figure.leave_out(one.id, "OPEN")
            still_open += 1
        elif one.outcome == "ROLLED_BACK" and one.rolled_back is None:
            figure.leave_out(one.id, "ROLLBACK_WITHOUT_DATE")
        elif one.outcome == "ROLLED_BACK":
            durations.append((one.id, one.rolled_back - one.finished))
    tell_time_band(tell_durations(figure, durations)).tell(open=still_open)
    if "p50" not in figure.told and in_question(history):
        figure.no_data("TOO_FEW" if figure.excluded else "NO_FAILURE")
    return figure


def rework_rate(history):
    figure, rework, counted = Figure("rework_rate"), 0, 0
    for one in in_question(history):
        if not one.reached_users:
            figure.leave_out(one.id, "DID_NOT_REACH_USERS")
        elif one.intent is None:
            figure.leave_out(one.id, "NO_INTENT")
        else:
            counted += 1
            rework += one.intent == "INCIDENT"
    if counted:
        return tell_rate(figure, rework, counted)
    reasons = {one["reason"] for one in figure.excluded}
    return figure.no_data("NO_INTENT" if "NO_INTENT" in reasons else "EMPTY_DENOMINATOR" if reasons else "NO_ROWS")


# Of users.

def jdma(history):
    figure, told = Figure("jdma"), history.surveys.get("jdma")
    if told is None:
        return figure.no_data("NO_ROWS")
    n, total = sum(told.values()), 10 * told["good"] + 5 * told["medium"]
    if n == 0:
        return figure.no_data("EMPTY_DENOMINATOR")
    score = Fraction(total, n)
    return tell_rate(figure, total, n).tell(
        n=n, band="good" if score >= 8 else "medium" if score >= 5 else "bad",
        shown=Fraction((score * 10 + Fraction(1, 2)).__floor__(), 10), flagged=n < 100)


def nps(history):
    figure, told = Figure("nps"), history.surveys.get("nps")
    if told is None:
        return figure.no_data("NO_ROWS")
    n = sum(told.values())
    promoters, detractors = (sum(told.get(str(mark), 0) for mark in marks) for marks in (range(9, 11), range(7)))
    figure.tell(promoters=promoters, detractors=detractors)
    return tell_rate(figure, promoters - detractors, n, 100) if n else figure.no_data("EMPTY_DENOMINATOR")


def csat(history):
    figure, told = Figure("csat"), history.surveys.get("csat")
    if told is None:
        return figure.no_data("NO_ROWS")
    n = sum(told.values())
    return tell_rate(figure, told.get("4", 0) + told.get("5", 0), n, 100) if n else figure.no_data("EMPTY_DENOMINATOR")


INDICATORS = (cycle_time, lead_time, wip, age, throughput, littles_law, velocity, say_do, deployment_frequency, change_lead_time,
              change_fail_rate, recovery_time, rework_rate, jdma, nps, csat)


# Of points.

def held_points(history):
    held, series = {}, {}
    for point in history.points:
        name = (point["metric"], tuple(sorted(point.get("dimensions", {}).items())), point.get("source", ""))
        series.setdefault(name, {})
        key, revision = (*name, instant(point["time"])), point.get("revision")
        if key in held and revision is not None and held[key][0] is not None and revision <= held[key][0]:
            continue
        held[key] = (revision, point["value"])
    for (*name, at), (_, value) in held.items():
        if at < history.as_of:
            series[tuple(name)][at] = value
    told = []
    for (metric, dimensions, source), values in sorted(series.items()):
        one = {"metric": metric, "dimensions": dict(dimensions), "source": source, "n": len(values)}
        told.append(one | ({"time": text_of(max(values)), "value": values[max(values)]} if values else {"noData": "NO_ROWS"}))
    return told


# What can be promised.

def daily_of(history):
    if history.throughput is not None:
        return history.throughput
    seen, today = history.first_seen(), history.calendar.day(history.as_of)
    if seen is None:
        return []
    first = max(history.calendar.day(seen), today - datetime.timedelta(days=84))
    counts = collections.Counter(history.calendar.day(item.finished) for item in history.items if item.finished is not None)
    return [counts[first + datetime.timedelta(days=i)] for i in range((today - first).days)]


def one_more_day(ways, daily):
    """In how many ways so many items are finished, by their number."""
    more = collections.Counter()
    for items, number in ways.items():
        for finished, times in collections.Counter(daily).items():
            more[items + finished] += number * times
    return more


def forecast(history, asked):
    question = {key: int(value) for key, value in (part.split("=") for part in asked.split(","))}
    told, daily = {}, daily_of(history)
    if "days" in question:
        told["days"] = question["days"]
    if "items" in question:
        told["itemsWanted"] = question["items"]
    if not daily:
        return told | {"noData": "NO_ROWS"}
    if history.throughput is None and (len(daily) < 28 or sum(n > 0 for n in daily) < 5):
        return told | {"noData": "TOO_FEW"}
    if "days" in question:
        ways = collections.Counter({0: 1})
        for _ in range(question["days"]):
            ways = one_more_day(ways, daily)
        every, at_least, told["items"] = len(daily) ** question["days"], 0, {}
        for items in range(max(ways), -1, -1):
            at_least += ways[items]
            for percent in (50, 85, 95):
                if at_least * 100 >= percent * every:
                    told["items"].setdefault(f"p{percent}", items)
    if "items" in question:
        wanted, told["daysNeeded"] = question["items"], {"p50": None, "p85": None, "p95": None}
        ways, days = collections.Counter({0: 1}), 0
        while any(daily) and told["daysNeeded"]["p95"] is None and days < LONGEST_FORECAST:
            ways, days = one_more_day(ways, daily), days + 1
            # Beyond what is wanted, it does not matter by how much.
            beyond = sum(number for items, number in ways.items() if items >= wanted)
            ways = collections.Counter({items: number for items, number in ways.items() if items < wanted})
            ways[wanted] = beyond
            for percent in (50, 85, 95):
                if told["daysNeeded"][f"p{percent}"] is None and beyond * 100 >= percent * len(daily) ** days:
                    told["daysNeeded"][f"p{percent}"] = days
        if told["daysNeeded"]["p95"] is None:
            told["daysNeeded"] |= {"beyondDays": LONGEST_FORECAST} if any(daily) else {"noData": "TOO_FEW"}
    return told


def compute(told, asked=None):
    history = History(told)
    answer = {"indicators": [indicator(history).json() for indicator in INDICATORS]}
    if history.points:
        answer["points"] = held_points(history)
    if asked:
        answer["forecast"] = forecast(history, asked)
    return answer


# Histories to try.

class Dice:
    """Instants around a change of the clock, or of the year; some of them the same, or on an edge."""

    CENTRES = ("2026-03-29", "2026-10-25", "2026-11-01", "2027-01-03", "2026-07-14", "2024-02-29", "2026-04-05")
    ZONES = (None, None, None, "Europe/Paris", "UTC", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/Sao_Paulo")

    def __init__(self, seed):
        self.random = random.Random(f"metrics {seed}")
        centre = instant(self.random.choice(self.CENTRES) + "T00:00:00Z")
        self.zone = self.random.choice(self.ZONES)
        self.as_of = centre + self.random.randrange(-36, 24 * 40) * HOUR + self.random.choice((0, 0, 1, 17 * SECOND))
        self.span = self.random.choice((20, 60, 120, 200)) * DAY

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def when(self, begin=None, end=None):
        begin = self.as_of - self.span if begin is None else begin
        end = self.as_of + 6 * DAY if end is None else end
        micros = self.random.randrange(begin, max(begin + 1, end))
        grain = self.random.choice((1, 1, SECOND, HOUR, 12 * HOUR))
        return micros // grain * grain

    def write(self, micros):
        """The same instant, as this source or that writes it."""
        if self.chance(70):
            return text_of(micros)
        offset = self.random.choice((-480, -210, 60, 120, 330, 765))
        local = datetime.datetime.fromtimestamp(0, UTC) + datetime.timedelta(microseconds=micros)
        return local.astimezone(datetime.timezone(datetime.timedelta(minutes=offset))).isoformat()


def some_items(dice, sprints):
    items = []
    for number in range(dice.random.choice((0, 1, 6, 30, 80))):
        item, at = {"id": f"T-{number}"}, dice.when()
        if dice.chance(80):
            item["requested"] = dice.write(at if dice.chance(90) else dice.when())
        steps = []
        path = dice.random.choice((("IN_PROGRESS", "DONE"), ("IN_PROGRESS",), ("DONE",), (), ("TODO", "IN_PROGRESS", "TODO", "IN_PROGRESS", "DONE"),
                                   ("IN_PROGRESS", "DONE", "IN_PROGRESS", "DONE"), ("IN_PROGRESS", "DONE", "TODO"), ("IN_PROGRESS", "DONE", "DONE"),
                                   ("IN_PROGRESS", "CANCELLED"), ("IN_PROGRESS", "DONE", "CANCELLED"), ("IN_PROGRESS", "DONE", "DONE", "IN_PROGRESS", "DONE")))
        for state in path:
            at += dice.random.choice((0, 1, HOUR, 9 * HOUR, 3 * DAY + 1234, dice.random.randrange(12 * DAY)))
            steps.append({"to": state, "at": dice.write(at)})
        if steps:
            item["transitions"] = steps
        if dice.chance(75):
            item["estimates"] = [{"value": dice.random.choice((1, 2, 3, 5, 8, 0.5)), "at": dice.write(dice.when())}
                                 for _ in range(dice.random.randrange(1, 4))]
        if sprints and dice.chance(85):
            item["memberships"] = []
            for sprint in dice.random.sample(sprints, dice.random.randrange(1, min(3, len(sprints)) + 1)):
                begin = instant(sprint["start"]) + dice.random.choice((-2 * DAY, -1, 0, 0, 1, 2 * DAY))
                membership = {"sprint": sprint["id"], "from": dice.write(begin)}
                if dice.chance(25):
                    membership["to"] = dice.write(begin + dice.random.choice((DAY, 2 * DAY, 20 * DAY)))
                item["memberships"].append(membership)
        items.append(item)
    return items


def some_sprints(dice):
    sprints, begin = [], dice.as_of - dice.span + dice.random.randrange(5) * DAY
    length = dice.random.choice((7, 14, 21)) * DAY
    for number in range(dice.random.choice((0, 2, 4, 9))):
        start = begin + number * length
        sprints.append({"id": f"S{number}", "start": text_of(start), "end": text_of(start + length), "closed": dice.chance(85)})
    return sprints


def some_deployments(dice):
    deployments, changes, incidents = [], [], []
    for number in range(dice.random.choice((0, 1, 5, 25, 70))):
        finished = dice.when()
        one = {"id": f"D-{number}", "tier": "production" if dice.chance(85) else "staging"}
        if dice.chance(80):
            one["startedAt"] = dice.write(finished - dice.random.choice((0, 5 * 60 * SECOND, 3 * HOUR)))
        if dice.chance(92):
            one["finishedAt"] = dice.write(finished)
            one["outcome"] = dice.random.choice(("SUCCEEDED",) * 6 + ("FAILED", "ROLLED_BACK"))
            if one["outcome"] == "ROLLED_BACK" and dice.chance(70):
                one["rolledBackAt"] = dice.write(finished + dice.random.choice((-60, 90, 36_000, 500_000)) * SECOND)
        if dice.chance(60):
            one["intent"] = dice.random.choice(("PLANNED", "PLANNED", "INCIDENT"))
        one["changes"] = [f"sha{dice.random.randrange(60)}" for _ in range(dice.random.randrange(4))]
        deployments.append(one)
        for _ in range(dice.random.choice((0, 0, 0, 1, 2))):
            detected = finished + dice.random.choice((-HOUR, 0, 1, HOUR, 24 * HOUR, 24 * HOUR + 1, 3 * DAY))
            incident = {"id": f"I-{len(incidents)}", "detectedAt": dice.write(detected)}
            if dice.chance(80):
                incident["resolvedAt"] = dice.write(detected + dice.random.choice((-7_200, 0, 30, 600, 86_400)) * SECOND)
            if dice.chance(50):
                incident["deployment"] = f"D-{dice.random.choice((number, number, number, dice.random.randrange(80)))}"
            incidents.append(incident)
    for number in range(60):
        if dice.chance(85):
            authored = dice.when()
            one = {"sha": f"sha{number}"}
            for key, percent, at in (("authoredAt", 90, authored), ("createdAt", 70, authored + HOUR),
                                     ("mergedAt", 70, authored + dice.random.choice((-HOUR, 0, 5 * HOUR, 4 * DAY)))):
                if dice.chance(percent):
                    one[key] = dice.write(at)
            changes.append(one)
    return deployments, changes, incidents


def some_surveys(dice):
    surveys, few = {}, lambda: dice.random.choice((0, 0, 1, 7, 60, 1234))
    if dice.chance(70):
        surveys["jdma"] = {"good": few(), "medium": few(), "bad": few()}
    if dice.chance(70):
        surveys["nps"] = {str(mark): few() for mark in range(11) if dice.chance(60)}
    if dice.chance(70):
        surveys["csat"] = {str(mark): few() for mark in range(1, 6) if dice.chance(60)}
    return surveys


def some_points(dice):
    points = []
    for number in range(dice.random.choice((0, 0, 3, 20))):
        name = {"metric": dice.random.choice(("visits", "active_users")), "source": dice.random.choice(("matomo", "csv"))}
        if dice.chance(50):
            name["dimensions"] = {"audience": dice.random.choice(("individuals", "companies"))}
        at = dice.when()
        for revision in range(dice.random.randrange(1, 4)):
            point = name | {"time": text_of(at), "value": dice.random.choice((0, 41, 1.5, -3))}
            # Those of one source are numbered, all of them: told in any order, the last revision holds.
            points.append(point | {"revision": 10 * number + revision} if name["source"] == "matomo" else point)
    return points


def generate(seed):
    dice = Dice(seed)
    sprints = some_sprints(dice)
    deployments, changes, incidents = some_deployments(dice)
    told = {"asOf": dice.write(dice.as_of), "items": some_items(dice, sprints), "sprints": sprints, "deployments": deployments,
            "changes": changes, "incidents": incidents, "surveys": some_surveys(dice), "points": some_points(dice)}
    if dice.zone:
        told["zone"] = dice.zone
    if dice.chance(30):
        told["to"] = dice.write(dice.as_of + dice.random.choice((-30 * DAY, -DAY, 0, 5 * DAY)))
    if dice.chance(40):
        told["from"] = dice.write(instant(told.get("to", told["asOf"])) - dice.random.choice((1, 20, 45, 300)) * DAY)
    if dice.chance(15):
        told["throughput"] = [dice.random.choice((0, 0, 1, 2, 4)) for _ in range(dice.random.choice((0, 1, 14, 120)))]
    return told


def again(told, seed):
    """The same history: events late, that is in any order, some of them several times, instants in UTC."""
    dice = random.Random(f"again {seed}")
    other = json.loads(json.dumps(told))

    def mixed(events):
        doubled = events + [one for one in events if dice.random() < 0.2]
        dice.shuffle(doubled)
        return doubled

    for item in other["items"]:
        for key in ("transitions", "estimates", "memberships"):
            if key in item:
                item[key] = mixed(item[key])
        for step in item.get("transitions", []):
            step["at"] = text_of(instant(step["at"]))
    for key in ("items", "sprints", "deployments", "changes", "incidents"):
        other[key] = mixed(other[key])
    for deployment in other["deployments"]:
        deployment["changes"] = sorted(deployment["changes"], reverse=True)
    numbered, bare = ([one for one in other["points"] if ("revision" in one) == has] for has in (True, False))
    other["points"] = mixed(numbered) + bare
    return other


def main(arguments):
    if arguments[0] == "compute":
        text = sys.stdin.read() if arguments[1] == "-" else pathlib.Path(arguments[1]).read_text(encoding="utf-8")
        print(json.dumps(compute(json.loads(text), *arguments[2:3])))
    elif arguments[0] == "generate":
        print(json.dumps(generate(arguments[1])))
    elif arguments[0] == "batch":
        first, count, folder = int(arguments[1]), int(arguments[2]), pathlib.Path(arguments[3])
        for seed in range(first, first + count):
            told = generate(seed)
            if arguments[4:] == ["dated"]:  # whatever a period is by default
                told.setdefault("from", text_of(instant(told.get("to", told["asOf"])) - 91 * DAY))
            for name, what in (("", told), (".again", again(told, seed)), (".expected", compute(told, "days=30,items=20"))):
                (folder / f"{seed}{name}.json").write_text(json.dumps(what), encoding="utf-8")
    else:
        sys.exit(__doc__)


main(sys.argv[1:] or ["help"])
