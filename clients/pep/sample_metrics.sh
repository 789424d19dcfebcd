#!/usr/bin/env bash
# The fictional sample of the metrics service: what eighteen projects tell of the 26 weeks before this one, some of their work, some of what comes to users, some of usage; surveys, metrics of their own, objectives, a figure that was kept, a source. Does nothing where a project has a metric of its own.
#
#   clients/pep/sample_metrics.sh PEP       PEP is the program, logged in as an administrator
set -euo pipefail
pep=$1
sample=$(dirname "${BASH_SOURCE[0]}")/sample/metrics

if [[ -n $("$pep" --output json metrics definitions list --filter 'builtin = false' --limit 1 2>/dev/null) ]]; then exit; fi
# What the software brings is made when the server has begun.
tries=0
until "$pep" metrics definitions show online_share >/dev/null 2>&1; do
  if (( ++tries > 300 )); then echo 'the metrics service has no definitions' >&2; exit 1; fi
  sleep 0.1
done

today=$(date -u +%F)
monday=$(date -u -d "$today $(( $(date -u -d "$today" +%u) - 1 )) days ago" +%F)
day() { date -u -d "$monday $1 days" +%F; }

# tells PROJECT TEAM
tells() {
  jq -n --arg monday "$monday" --argjson team "$2" -f "$sample/history.jq" | "$pep" metrics import history - --project "$1"
}
# Their work, what they deliver, and what users do with it.
tells saison-des-recoltes '{"seed": 1, "items": 4, "days": 4, "deployments": 3, "visits": 900, "growth": 0.6, "audiences": ["INDIVIDUALS", "COMPANIES", "ASSOCIATIONS"], "online": 0.8}'
tells gare-partagee '{"seed": 2, "items": 3, "days": 6, "deployments": 2, "visits": 300, "growth": 1.2}'
tells pont-levis '{"seed": 3, "items": 2, "days": 9, "deployments": 1, "visits": 120, "growth": 0.1}'
# Their work, and what they deliver.
tells terre-a-reprendre '{"seed": 4, "items": 3, "days": 8, "deployments": 1}'
tells depot-legal-simple '{"seed": 5, "items": 5, "days": 3, "deployments": 5}'
tells club-de-lecture '{"seed": 6, "items": 2, "days": 5, "deployments": 1}'
# Their work alone.
tells sentier-entretenu '{"seed": 7, "items": 3, "days": 7}'
tells signature-a-distance '{"seed": 8, "items": 2, "days": 12}'
# What they deliver alone.
tells ecrivain-public '{"seed": 9, "deployments": 2}'
tells digue-attentive '{"seed": 10, "deployments": 1}'
tells memoire-des-metiers '{"seed": 11, "deployments": 1}'
tells nappe-phreatique-pour-tous '{"seed": 12, "deployments": 4}'
# Usage alone, and below what users say.
tells alerte-crue '{"seed": 13, "visits": 2400, "growth": 0.2, "audiences": ["INDIVIDUALS", "COMPANIES"], "online": 0.95}'
tells guichet-des-saisons '{"seed": 14, "visits": 1500, "growth": -0.15, "audiences": ["INDIVIDUALS", "ASSOCIATIONS"], "online": 0.6}'
tells livre-sonore '{"seed": 15, "visits": 700, "growth": 0.3}'
tells passerelles-sures '{"seed": 16, "visits": 90, "growth": 0}'
tells troc-de-graines '{"seed": 17, "visits": 450, "growth": 0.05}'
tells registre-des-haies '{"seed": 18, "visits": 60, "growth": 0.8}'

# What users say.
reviews() {
  jq -rn --arg monday "$monday" --argjson good "$2" --argjson medium "$3" -f "$sample/reviews.jq" |
    "$pep" metrics import jdma - --project "$1"
}
reviews saison-des-recoltes 78 16
reviews guichet-des-saisons 55 30
for week in -56 -28 -7; do
  "$pep" metrics surveys create saison-des-recoltes --kind csat --date "$(day "$week")" --audience companies \
    --count 5=34 --count 4=41 --count 3=12 --count 2=6 --count 1=3
  "$pep" metrics surveys create saison-des-recoltes --kind csat --date "$(day "$week")" --audience associations \
    --count 5=11 --count 4=9 --count 3=14 --count 1=5
  "$pep" metrics surveys create alerte-crue --kind nps --date "$(day "$week")" --audience individuals \
    --count 10=120 --count 9=64 --count 8=40 --count 7=22 --count 5=18 --count 2=9 --count 0=4
done
for project in livre-sonore passerelles-sures troc-de-graines registre-des-haies; do
  "$pep" metrics surveys create "$project" --kind nps --date "$(day -14)" --count 10=21 --count 9=17 --count 8=12 --count 6=8 --count 3=4
done

# What they mean to change, by metrics of their own and by everybody's.
weekly() {
  jq -rn --arg monday "$monday" --arg metric "$1" --argjson first "$2" --argjson last "$3" \
    '"metric,time,value", (range(26) as $week | "\($metric),\(($monday + "T10:00:00Z" | fromdate) - (26 - $week) * 604800 | todate),\($first + ($last - $first) * $week / 25 | floor)")'
}
"$pep" metrics definitions create recoltes_sauvees --title 'Récoltes sauvées' --title-en 'Crops saved' --unit t --direction up --kind additive --period week \
  --purpose impact --source 'Relevés des maraîchers, chaque lundi' --project saison-des-recoltes
weekly recoltes_sauvees 4 16 | "$pep" metrics import points - --project saison-des-recoltes
"$pep" metrics objectives create saison-des-recoltes --title 'Quatre fois plus de récoltes sauvées' --metric recoltes_sauvees \
  --hypothesis 'Dire la veille ce qui est à cueillir sauve des récoltes, parce que les bras sont là quand il faut.' \
  --baseline 4 --baseline-date "$(day -182)" --target 20 --target-date "$(day 90)"
"$pep" metrics definitions create delai_d_alerte --title "Délai d'alerte" --title-en 'Warning time' --unit min --direction up --kind gauge --period week \
  --purpose impact --source 'Exercices avec les communes' --project alerte-crue
weekly delai_d_alerte 25 70 | "$pep" metrics import points - --project alerte-crue
"$pep" metrics objectives create alerte-crue --title "Une heure et demie pour mettre à l'abri" --metric delai_d_alerte \
  --hypothesis "Prévenir rue par rue laisse plus de temps, parce que chacun sait si l'eau vient chez lui." \
  --baseline 25 --baseline-date "$(day -182)" --target 90 --target-date "$(day 120)"
"$pep" metrics objectives create guichet-des-saisons --title 'Des saisonniers satisfaits' --indicator jdma \
  --hypothesis "Un seul dossier pour la saison satisfait mieux, parce qu'on ne répète rien." --baseline 6.1 --target 8 --target-date "$(day 30)"
"$pep" metrics objectives create gare-partagee --title 'Mille comptes ouverts' --metric accounts \
  --hypothesis "Partager la gare attire des habitants, parce qu'elle est sur leur chemin." --baseline 0 --target 1000 --target-date "$(day 60)"

# A figure that was kept, and a verdict that stands on it.
kept=$("$pep" --output json metrics snapshots create terre-a-reprendre cycle_time --title 'Temps de cycle, avant le comité' \
  --note 'Le comité demande pourquoi les reprises durent.' --to "$(day -1)" | jq -r .name)
judged=$("$pep" --output json metrics objectives create terre-a-reprendre --title "Livrer en moins d'une semaine" --indicator cycle_time \
  --hypothesis "Travailler à deux sur chaque reprise va plus vite, parce que rien n'attend." --baseline 1296000 --target 604800 | jq -r .name)
"$pep" metrics objectives judge "$judged" refuted --reason "Le temps de cycle n'a pas bougé." --evidence "$kept"

# The feed of a forge. Its secret is for whoever connects it, and for no log.
"$pep" metrics sources create --project gare-partagee --kind github --title 'Forge du Relais' --repository le-relais/gare-partagee >/dev/null
