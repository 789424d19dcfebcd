#!/usr/bin/env bash
# The fictional sample of the cohort service: two programmes, their promotions, a grid, challenges, two people and who paid for them, a call that is a draft and one that is open, with an application and jurors. Does nothing where there are some.
#
#   clients/pep/sample_cohort.sh PEP        PEP is the program, logged in as an administrator
set -euo pipefail
pep=$1

if [[ -n $("$pep" --output json cohort programmes list --limit 1 2>/dev/null) ]]; then exit; fi
"$pep" cohort programmes create pepinieristes --title 'Les Pépiniéristes' --usual-months 10 --description-file - \
  --claim "other;;2024-09-30;Bilan de la promotion 1;https://jardins.example/bilan-1;Chaque défi a trouvé qui l'a repris" \
  <<<"Des agents et des spécialistes du numérique, dix mois durant, sur un défi de l'administration qui les reçoit."
"$pep" cohort cohorts create pepinieristes/1 --title 'Promotion 1' --start 2023-09-04 --end 2024-07-03 --capacity 12 \
  --session 'bootcamp;2023-09-04;2023-09-08;Lyon;Rentrée' --session 'committee;2024-01-17' \
  --claim 'people;12;2023-09-04;Communiqué de rentrée;https://jardins.example/rentree;12 Pépiniéristes pour 2023'
"$pep" cohort cohorts create pepinieristes/2 --title 'Promotion 2' --start 2025-09-01 --capacity 16 \
  --session 'bootcamp;2025-09-01;2025-09-05;Nantes;Rentrée'
"$pep" cohort programmes create semis-verts --title 'Semis verts' --usual-months 6 --description-file - \
  <<<'Des services numériques pour la transition écologique, par saisons.'
"$pep" cohort cohorts create semis-verts/saison-1 --title 'Saison 1' --start 2024-03-01 --end 2024-08-31 --capacity 6
"$pep" cohort grids create defis --title 'Grille des défis' --programme pepinieristes
"$pep" cohort grid-versions create defis --note 'La même que pour la promotion 1' \
  --criterion "IMPACT;Intérêt pour les usagers;1..4;1;1=faible;4=fort" --criterion 'FEASIBILITY;Faisabilité en dix mois;1..4;1' \
  --criterion "SPONSOR;Engagement de l'administration;1..4;1/2"
"$pep" cohort challenges create eau-partagee --title 'Eau partagée' --cohort pepinieristes/1 --state selected --host ministere-des-rivieres --project debit-du-jour \
  --theme Eau --skill developer --skill designer --supporter 'sponsor;Une directrice' --supporter 'mentor;Un chef de projet' --description-file - \
  <<<'Dire à chacun combien la rivière peut donner cette semaine.'
"$pep" cohort outcomes create eau-partagee --date 2024-09-30 --source 'Bilan de la promotion 1' --production in_production \
  --sequel scaled_up --destination same_administration --maintainer it_department --stayed-with-host 1 --stayed-in-administration 2
# Somebody who has not signed in yet: their id.
person() {
  local made
  made=$("$pep" --output json person create --display-name "$1" --email "$2")
  made=${made#*persons/}
  printf '%s\n' "${made%%\"*}"
}
take_part() {
  local made
  made=$(person "$1" "$2")
  "$pep" cohort people create --person "persons/$made" --display-name "$1" --job "$3" --skill "$4" --cohort pepinieristes/1
  "$pep" cohort assignments create --person "$made" --cohort pepinieristes/1 --challenge eau-partagee --skill "$4" --start 2023-09-04 --months 10 \
    --probation-end 2023-11-03 --funding 'months_of_cost;PIA;17500;30;transferred;3' --funding 'lump_sum;LFI;40833.33;70;decreed'
}
take_part 'Maud Ferrand' maud.ferrand@rivieres.example 'Développeuse' developer
take_part 'Yanis Colin' yanis.colin@rivieres.example 'Designer' designer
"$pep" cohort challenges create haies-vivantes --title 'Haies vivantes' --cohort pepinieristes/2 --host ministere-des-jardins --theme Sols --skill 'data scientist'
"$pep" cohort calls create candidats-2 --title 'Candidatures de la promotion 2' --cohort pepinieristes/2 --kind candidates \
  --opens 2027-01-04T08:00:00Z --closes 2027-02-01T22:00:00Z --grid-version defis/1 --choices-min 1 --choices-max 3 --reviews 2 \
  --results 2027-03-01 --days-to-accept 7 --waiting-list-end 2027-03-05 --retention-months 24 --pool yes \
  --field 'NAME;Nom;text;required,personal,max=200' --field 'WHY;Pourquoi vous ?;long_text;required,max=3000' \
  --rule 'minimum_age;cohort_start;18' --rule 'not_serving_agent;decision'
"$pep" cohort seats create candidats-2/haies-data --challenge haies-vivantes --skill 'data scientist' --count 2

# A call that is open, and an application to it.
day() { date -u -d "$1 days" +%F; }
"$pep" cohort grids create candidatures --title 'Grille des candidatures' --programme pepinieristes
"$pep" cohort grid-versions create candidatures --criterion 'MOTIVATION;Motivation;1..4;1' --criterion 'SKILLS;Compétences;1..4;1'
"$pep" cohort calls create releve-1 --title 'Relève de la promotion 1' --cohort pepinieristes/1 --kind candidates \
  --opens "$(day -7)T08:00:00Z" --closes "$(day +60)T22:00:00Z" --grid-version candidatures/1 --choices-min 1 --choices-max 1 --reviews 2 \
  --results "$(day +90)" --days-to-accept 7 --waiting-list-end "$(day +120)" --retention-months 12 --pool yes \
  --field 'NAME;Nom;text;required,personal,max=200' --field 'WHY;Pourquoi vous ?;long_text;required,max=3000' --rule 'not_serving_agent;decision'
"$pep" cohort seats create releve-1/eau-dev --challenge eau-partagee --skill developer --count 1
"$pep" cohort calls publish releve-1
application=$("$pep" --output json cohort applications create releve-1 --choice releve-1/eau-dev --pool yes --answer 'NAME=Camille Exemple' \
  --answer 'WHY=Pour que chacun sache ce que la rivière peut donner.' --declare 'not_serving_agent;no;;Sur mon honneur' |
  sed -n 's/.*"name": *"\(calls[^"]*\)".*/\1/p')
"$pep" cohort applications submit "$application"

# Who will judge: invented, as all the rest.
noor=$(person 'Noor Exemple' noor@jury.example) sacha=$(person 'Sacha Exemple' sacha@jury.example)
"$pep" cohort jurors create releve-1 --person "$noor" --name 'Noor Exemple' --seat releve-1/eau-dev
"$pep" cohort jurors create releve-1 --person "$sacha" --name 'Sacha Exemple'
