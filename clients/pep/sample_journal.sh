#!/usr/bin/env bash
# What no folder of content says of the fictional sample: the journal of two projects, and the line of it that is public.
#
#   clients/pep/sample_journal.sh PEP    PEP: the program, logged in as somebody who may write them
set -euo pipefail

PEP=$1

"$PEP" journal write sentier-entretenu 'Le conseil demande une carte imprimable avant de signer' --date 2026-06-12
"$PEP" journal write sentier-entretenu 'La carte imprimable est prête ; trois communes la relisent' --date 2026-07-03
"$PEP" journal publish sentier-entretenu 2 --text 'La carte imprimable est relue par trois communes'
"$PEP" journal write quai-accessible 'Deux régions veulent le reprendre : qui porte la maintenance ?' --date 2026-09-08
