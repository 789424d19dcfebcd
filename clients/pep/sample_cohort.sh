#!/usr/bin/env bash
# The fictional sample of the cohort service: two programmes and their promotions. Does nothing where there are some.
#
#   clients/pep/sample_cohort.sh PEP        PEP is the program, logged in as an administrator
set -euo pipefail
pep=$1

if [[ -n $("$pep" --output json cohort programmes list --limit 1 2>/dev/null) ]]; then exit; fi
"$pep" cohort programmes create pepinieristes --title 'Les Pépiniéristes' --usual-months 10 --description-file - \
  <<<"Des agents et des spécialistes du numérique, dix mois durant, sur un défi de l'administration qui les reçoit."
"$pep" cohort cohorts create pepinieristes/1 --title 'Promotion 1' --start 2023-09-04 --end 2024-07-03 --capacity 12 \
  --session 'bootcamp;2023-09-04;2023-09-08;Lyon;Rentrée' --session 'committee;2024-01-17'
"$pep" cohort cohorts create pepinieristes/2 --title 'Promotion 2' --start 2025-09-01 --capacity 16 \
  --session 'bootcamp;2025-09-01;2025-09-05;Nantes;Rentrée'
"$pep" cohort programmes create semis-verts --title 'Semis verts' --usual-months 6 --description-file - \
  <<<'Des services numériques pour la transition écologique, par saisons.'
"$pep" cohort cohorts create semis-verts/saison-1 --title 'Saison 1' --start 2024-03-01 --end 2024-08-31 --capacity 6
