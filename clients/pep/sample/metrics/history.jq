# A fictional history of a team, of the 26 weeks before a Monday: in the shape that `pep metrics import history` reads. The
# same team and Monday make the same history.
#
#   jq -n --arg monday 2026-11-23 --argjson team '{"seed": 1, "items": 3}' -f history.jq
#
# Of the team: seed; items (started a week), days (that most of them take); deployments (a week); visits (a day, at first),
# growth (of them, over all), audiences; online (the share of procedures done online, at last), of which one is done for ten
# visits.
def weeks: 26;
def day: 86400;
def monday: $monday + "T00:00:00Z" | fromdate;
# A whole number below `most`: another one for each key, always the same.
def draw($key; $most):
  ($team.seed * 7919 + $key * 104729 + 17) % 2147483647
  | . * 16807 % 2147483647 | . * 16807 % 2147483647 | . * 16807 % 2147483647 | . / 64 | floor | . % $most;
def weekday: ((. - monday) / day | floor) % 7 | if . < 0 then . + 7 else . end;
# Nobody finishes anything on a Saturday or a Sunday.
def worked: weekday as $day | if $day < 5 then . else . + (7 - $day) * day end;
def week($number): monday - (weeks - $number) * 7 * day;
def sprint_id($number): "sprint-" + ($number + 1 | tostring);

# The last one is under way.
def sprints:
  if ($team.items // 0) == 0 then [] else [range(weeks / 2 + 1) as $n
    | {id: sprint_id($n), start: (week(2 * $n) + 7 * 3600 | todate), end: (week(2 * $n + 2) + 7 * 3600 | todate), closed: ($n < weeks / 2)}]
  end;

# In the sprint in which it was started, from its beginning or added to it; and in the next one, if it was not done by then.
def memberships($week; $start; $finish; $added):
  ($week / 2 | floor) as $n | (week(2 * $n) + 7 * 3600) as $begin | (week(2 * $n + 2) + 7 * 3600) as $ending
  | (if $added then $start else $begin end) as $from
  | if $finish != null and $finish < $ending then [{sprint: sprint_id($n), from: ($from | todate)}]
    else [{sprint: sprint_id($n), from: ($from | todate), to: ($ending | todate)}, {sprint: sprint_id($n + 1), from: ($ending | todate)}] end;

def item($week; $n):
  ($week * 20 + $n) as $key
  | (week($week) + draw($key; 5) * day + (8 * 60 + draw($key + 1000; 240)) * 60) as $start
  | ($start + (1 + draw($key + 2000; $team.days) + draw($key + 3000; $team.days)) * day + draw($key + 4000; 300) * 60 | worked) as $ending
  | (if $ending < monday and $key != 200 then $ending else null end) as $finish
  | ($start - (2 + draw($key + 5000; 25)) * day) as $requested
  | {id: "T-\($key + 100)", requested: ($requested | todate),
     transitions: [{to: "TODO", at: ($requested | todate)}, {to: "IN_PROGRESS", at: ($start | todate)},
       if $finish then {to: "DONE", at: ($finish | todate)} else empty end],
     estimates: [{value: ([1, 2, 3, 3, 5, 5, 8][draw($key + 6000; 7)]), at: ($requested | todate)}],
     memberships: memberships($week; $start; $finish; draw($key + 7000; 5) == 0)};
def items: [range(weeks) as $week | range($team.items // 0) as $n | item($week; $n)];

# A deployment, what it carried, and at times what came of it: 10 figures are a sha, too.
def sha($number): 3000000000 + $team.seed * 100000 + $number | tostring;
def deployment($week; $n):
  ($week * 10 + $n) as $key
  | (week($week) + ([1, 3, 0, 2, 4][$n % 5]) * day + (13 * 60 + draw($key + 10000; 180)) * 60) as $finish
  | (if draw($key + 11000; 25) == 0 then "FAILED" elif draw($key + 12000; 20) == 0 then "ROLLED_BACK" else "SUCCEEDED" end) as $outcome
  | (draw($key + 13000; 9) == 0 and $outcome == "SUCCEEDED") as $broke
  | ($finish + (10 + draw($key + 14000; 50)) * 60) as $detected | ($detected + (20 + draw($key + 15000; 150)) * 60) as $resolved
  | {changes: [range(2) as $c | ($finish - (1 + draw($key + 16000 + $c; 4)) * day) as $authored
       | {sha: sha(2 * $key + $c), authoredAt: ($authored | todate), createdAt: ($authored + 7200 | todate), mergedAt: ($finish - 1800 | todate)}],
     deployments: [{id: "D-\($key)", tier: "production", startedAt: ($finish - 600 | todate), finishedAt: ($finish | todate),
       outcome: $outcome, changes: [sha(2 * $key), sha(2 * $key + 1)], intent: "PLANNED"}
         + if $outcome == "ROLLED_BACK" then {rolledBackAt: ($finish + 2400 | todate)} else {} end,
       if $broke then {id: "D-\($key)-repare", tier: "production", startedAt: ($resolved - 300 | todate), finishedAt: ($resolved | todate),
         outcome: "SUCCEEDED", changes: [], intent: "INCIDENT"} else empty end],
     incidents: [if $broke then {id: "I-\($key)", detectedAt: ($detected | todate), resolvedAt: ($resolved | todate), deployment: "D-\($key)"}
       else empty end]};
def deliveries:
  [range(weeks) as $week | range($team.deployments // 0) as $n | deployment($week; $n)]
  | {changes: [.[].changes[]], deployments: [.[].deployments[]], incidents: [.[].incidents[]]};

# By the day, less at weekends; of each audience, if there are any.
def point($metric; $number; $value; $of): {metric: $metric, dimensions: $of, time: (monday - (weeks * 7 - $number) * day + 10 * 3600 | todate), value: $value};
def points:
  if ($team.visits // 0) == 0 then [] else [range(weeks * 7) as $day | ($day / (weeks * 7)) as $far
    | (($team.audiences // [null]) | to_entries[]) as {key: $k, value: $audience}
    | (if $audience then {audience: $audience} else {} end) as $of
    | ($team.visits / ($k + 1) * (1 + ($team.growth // 0) * $far) * (if $day % 7 < 5 then 1 else 0.4 end)
        * (90 + draw($day * 10 + $k + 20000; 21)) / 100 | floor) as $visits
    | point("visits"; $day; $visits; $of),
      if $team.online then ($visits / 10 | floor) as $done
        | point("procedures_completed"; $day; $done; $of),
          point("procedures_online"; $day; ($done * ($team.online - 0.2 * (1 - $far)) | floor); $of) else empty end]
  end;

{asOf: (monday | todate), zone: "Europe/Paris", sprints: sprints, items: items} + deliveries + {points: points}
