#!/usr/bin/env bash
# The fictional people of the sample, and the roles that they hold: one that counts, one to come, one for good, one taken back.
# They sign in once, as the development issuer lets anybody, and so have names; one of them agrees to be listed and written to,
# and then not to be written to; one is erased at his demand. Does nothing where somebody was given a role.
#
#   clients/pep/sample_access.sh PEP        PEP is the program, logged in as an administrator: its tokens are in PEP_CONFIG_DIR
set -euo pipefail
pep=$1

if [[ -n $("$pep" --output json access list --limit 1 2>/dev/null) ]]; then exit; fi
"$pep" access grant lise.marchetti@serre.example coach@la-serre --reason 'accompagne la Serre depuis son ouverture'
"$pep" access grant omar.vidal@rivieres.example ministry@ministere-des-rivieres --until 2030-12-31 --reason 'suit les projets du ministère'
"$pep" access grant ines.roux@crues.example team@alerte-crue --from 2030-01-01 --reason "rejoint l'équipe"
left=$("$pep" --output json access grant paul.simon@relais.example coach@le-relais --reason 'saison 3')
left=${left#*accessBindings/}
"$pep" access revoke "${left%%\"*}" --reason 'a quitté le Relais'

theirs=$(mktemp -d "$PEP_CONFIG_DIR.XXXXXX")
trap 'rm -rf "$theirs"' EXIT
they() { PEP_CONFIG_DIR=$theirs "$pep" "$@"; }
sign_in() {
  they login --subject "$1" --name "$2" --email "$1"
  they whoami
}
sign_in lise.marchetti@serre.example 'Lise Marchetti'
sign_in omar.vidal@rivieres.example 'Omar Vidal'
sign_in ines.roux@crues.example 'Inès Roux'
they --lang fr person consent alumni --yes
they --lang fr person consent contact --yes
they person withdraw contact
sign_in paul.simon@relais.example 'Paul Simon'
sign_in noe.garnier@cars.example 'Noé Garnier'
"$pep" projects update dernier-car --intrapreneur 'Noé Garnier'
# A service that is not done yet is asked again.
they person erase me --reason 'à sa demande' --yes || [[ $? == 7 ]]
