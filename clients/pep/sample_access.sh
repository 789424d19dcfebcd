#!/usr/bin/env bash
# The fictional people of the sample, and the roles that they hold: one that counts, one to come, one for good, one taken back.
# Does nothing where somebody was given one.
#
#   clients/pep/sample_access.sh PEP        PEP is the program, logged in as an administrator
set -euo pipefail
pep=$1

if [[ -n $("$pep" --output json access list --limit 1 2>/dev/null) ]]; then exit; fi
"$pep" access grant lise.marchetti@serre.example coach@la-serre --reason 'accompagne la Serre depuis son ouverture'
"$pep" access grant omar.vidal@rivieres.example ministry@ministere-des-rivieres --until 2030-12-31 --reason 'suit les projets du ministère'
"$pep" access grant ines.roux@crues.example team@alerte-crue --from 2030-01-01 --reason "rejoint l'équipe"
left=$("$pep" --output json access grant paul.simon@relais.example coach@le-relais --reason 'saison 3')
left=${left#*accessBindings/}
"$pep" access revoke "${left%%\"*}" --reason 'a quitté le Relais'
