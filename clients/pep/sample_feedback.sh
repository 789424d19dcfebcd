#!/usr/bin/env bash
# The fictional sample of the feedback service: a network of twelve people, a campaign that they answered and that is released, another that is open, what gets in the way and what it costs, two spaces with ideas, comments and votes, a measure, a panel of which a sample was drawn, what two projects learned. Does nothing where there is a network.
#
#   clients/pep/sample_feedback.sh PEP      PEP is the program, logged in as an administrator: its tokens are in PEP_CONFIG_DIR
set -euo pipefail
pep=$1
sample=$(dirname "${BASH_SOURCE[0]}")/sample/feedback

if [[ -n $("$pep" --output json feedback networks list --limit 1 2>/dev/null) ]]; then exit; fi

# Whoever does something for themselves has a folder of their own, beside that of the administrator.
theirs=$(mktemp -d "$PEP_CONFIG_DIR.XXXXXX")
trap 'rm -rf "$theirs" "$theirs".*' EXIT
as() { local who=$1; shift; PEP_CONFIG_DIR=$theirs.$who "$pep" "$@"; }
# What must come first comes a moment later.
patiently() {
  local tries=0
  until "$@" 2>"$theirs/refused"; do
    if (( ++tries > 300 )); then cat "$theirs/refused" >&2; exit 1; fi
    sleep 0.1
  done
}
# What it remarks is for people.
quietly() { "$@" 2>"$theirs/remarks" || { cat "$theirs/remarks" >&2; return 1; }; }
# The name of what a command makes.
named() { "$@" --output json | jq -r .name; }
day() { date -u -d "$1 days" +%F; }

# Who was of a cohort, agreed to be listed, and joined.
"$pep" feedback networks create anciens --title 'Anciens de la pépinière' --programme pepinieristes --description-file - \
  <<<'Pour rester en lien, aider ceux qui commencent, et dire ce qui a servi.'
people=()
while IFS=$'\t' read -r email name _; do
  people+=("${email%%.*}")
  as "${email%%.*}" login --subject "$email" --name "$name" --email "$email"
  as "${email%%.*}" --lang fr feedback members consent --yes
done <"$sample/members.tsv"
while IFS=$'\t' read -r email name cohort _; do
  patiently as "${email%%.*}" feedback members join anciens --display-name "$name" --cohort "$cohort" --contact-for campaigns
done <"$sample/members.tsv"
as aline feedback members list anciens >/dev/null

# A campaign, from its questions to its release, and one that is open.
quietly "$pep" feedback campaigns compose bilan-promotions "$sample/review.json" --end "$(day 30)"
"$pep" feedback campaigns open bilan-promotions
while IFS=$'\t' read -r email _ _ answer; do
  if [[ -n $answer ]]; then quietly as "${email%%.*}" feedback answer bilan-promotions --file - <<<"$answer" >/dev/null; fi
done <"$sample/members.tsv"
"$pep" feedback close bilan-promotions --reason 'Tous ceux qui le voulaient ont répondu.'
texts() { "$pep" --output json feedback texts list bilan-promotions --all | jq -rs 'if length == 6 then .[] | [.name, .text] | @tsv else error("not yet") end'; }
patiently texts >"$theirs/texts"
while IFS=$'\t' read -r name text; do
  case $text in
    *214*) "$pep" feedback texts redact "$name" --text 'Quand personne ne répond, appeler.' ;;
    *journal*) "$pep" feedback texts redact "$name" --reject ;;
    *) "$pep" feedback texts redact "$name" --text "$text" ;;
  esac
done <"$theirs/texts"
patiently "$pep" feedback campaigns release bilan-promotions
quietly "$pep" feedback campaigns compose depuis-la-promotion "$sample/after.json" --end "$(day 45)"
"$pep" feedback campaigns open depuis-la-promotion
for who in aline bastien hugo; do quietly as "$who" feedback answer depuis-la-promotion --value works_for=state --value uses_it=5 >/dev/null; done

# What gets in the way, and what it costs.
report() { local who=$1; shift; named as "$who" feedback constraints report "$@"; }
waiting=$(report aline --topic procurement --cohort pepinieristes/1 --severity 3 --lost-days 24 --visibility public \
  --text 'Neuf semaines pour commander un accès à une API payante.' --remedy 'Un marché ouvert à toutes les équipes.')
report bastien --topic procurement --cohort pepinieristes/1 --severity 2 --lost-days 10 --visibility public \
  --text 'Le bon de commande repart à chaque changement de montant.'
report chloe --topic procurement --project debit-du-jour --severity 4 --lost-days 35 --visibility programme --text "L'hébergement s'est arrêté faute de marché."
report david --topic data-access --cohort pepinieristes/1 --severity 3 --lost-days 15.5 --visibility public \
  --text 'Les données sont là, mais personne ne sait qui peut les donner.' --remedy 'Un annuaire des responsables de données.'
report elise --topic hiring --cohort pepinieristes/1 --severity 2 --visibility programme --text 'Trois mois entre le oui et le contrat.'
report hugo --topic procurement --cohort semis-verts/saison-1 --severity 1 --lost-days 2 --visibility team --text 'Un devis perdu.'

# Where people propose: agents, seen at once; users, seen once it is let through.
"$pep" feedback spaces create agents --title 'Entre agents' --kind agents --readers everybody --proposers signed-in --commenters signed-in --voters signed-in \
  --moderation after --description-file - <<<'Ce qui aiderait les équipes. Une idée par proposition ; on y répond sous un mois.'
"$pep" feedback spaces create usagers --title 'Avec les usagers' --kind users --readers everybody --proposers signed-in --commenters signed-in --voters signed-in \
  --moderation before
# Two say nearly the same, on purpose.
propose() { local who=$1 space=$2; shift 2; quietly named as "$who" feedback ideas propose "$space" "$@"; }
framework=$(propose aline agents --title 'Un marché ouvert à toutes les équipes' --signature 'Aline Berthier' \
  --text 'Un marché que chaque équipe utilise sans en repasser un : accès à des API, hébergement, tests avec des usagers.')
same=$(propose bastien agents --title 'Un marché ouvert pour toutes les équipes' --text 'Un marché que toutes les équipes utilisent : hébergement, API, tests.')
directory=$(propose david agents --title 'Un annuaire des responsables de données' --text 'Pour chaque jeu de données, qui le tient et qui peut le donner.')
desks=$(propose gaelle agents --title 'Des bureaux de passage' --text 'Ouvrir les bureaux vides aux équipes en déplacement.')
propose hugo usagers --title "Des courriers que l'on comprend" --text 'Relire chaque courrier avec cinq personnes qui le reçoivent.' >/dev/null
for who in bastien chloe david elise hugo; do as "$who" feedback votes cast "$framework" >/dev/null; done
for who in bastien farid; do as "$who" feedback votes cast "$same" >/dev/null; done
for who in aline irene; do as "$who" feedback votes cast "$directory" >/dev/null; done
said=$(named as chloe feedback comments write "$framework" --text 'Chez nous, neuf semaines pour dix euros par mois.')
as aline feedback comments write "$framework" --text "C'est ce que le marché éviterait." --reply-to "$said" >/dev/null
rude=$(named as karine feedback comments write "$desks" --text 'Encore une idée de planqués.')
"$pep" feedback moderation decide "$rude" hide --reason 'Une idée se discute, pas ceux qui la portent.'
"$pep" feedback ideas merge "$same" "$framework" --reason 'La même, dite autrement.'
"$pep" feedback ideas advance "$desks" declined --reason 'Les accès aux bâtiments ne le permettent pas.'

# What becomes of it: its authors have receipts.
"$pep" feedback measures create marche-ouvert --title 'Un marché ouvert aux équipes' --audience agents --idea "$framework" --constraint "$waiting" --description-file - \
  <<<"Un accord-cadre que chaque équipe utilise d'un bon de commande."
"$pep" feedback ideas advance "$framework" becomes-measure --measure marche-ouvert --reason 'Portée par le ministère.'
"$pep" feedback measures advance marche-ouvert in-progress --note 'La consultation est publiée.'

# A panel, and a sample of it: two people each give half of what it is drawn by.
"$pep" feedback panels create usagers --title 'Panel des usagers' --capacity 200 --criterion 'place;Où vivez-vous ?;ville|campagne' \
  --criterion 'age;Âge;moins de 35 ans|35 ans et plus' --description-file - <<<'Une heure, deux fois par an au plus. On refuse quand on veut.'
place=ville
for who in "${people[@]:0:10}"; do
  as "$who" feedback panelists join usagers --value "place=$place" --value "age=35 ans et plus" >/dev/null
  if [[ $place == ville ]]; then place=campagne; else place=ville; fi
done
for who in sohane theo; do
  as "$who" login --subject "$who@panels.example" --name "${who^}" --as panel_manager@panels/usagers
done
study=$(named as sohane feedback studies create usagers/courriers --title 'Les courriers de la saison' --kind one-off --stratify-by place --wanted 4 --expected-percent 80 \
  --reserve-hours 72 --method 'Un entretien, à distance.' --reuse 'Résultats sous licence ouverte.')
as sohane feedback studies commit "$study" --secret 'La pluie du 3 mars'
as theo feedback studies commit "$study" --secret 'Trois hérons au bord'
as theo feedback studies reveal "$study" --secret 'Trois hérons au bord'
as sohane feedback studies reveal "$study" --secret 'La pluie du 3 mars'
as sohane --output json feedback invitations list "$study" --all | jq -r .name >"$theirs/invited"
as sohane feedback invitations record "$(sed -n 1p "$theirs/invited")" complete >/dev/null
as sohane feedback invitations record "$(sed -n 2p "$theirs/invited")" refusal >/dev/null

# What was learned, for everybody and for the team.
as aline feedback retrospectives write --title "Un tableau que personne n'ouvrait" --project debit-du-jour --cohort pepinieristes/1 --sharing everybody \
  --tried 'Un tableau de bord pour les agents.' --happened "Personne ne l'ouvrait : ils attendaient un message." --learned 'Demander où les gens regardent déjà.' >/dev/null
as bastien feedback retrospectives write --title 'Trop de réunions' --cohort pepinieristes/1 --sharing confidential \
  --tried 'Un point par jour avec chaque partenaire.' --happened 'La moitié du temps y passait.' --learned 'Un point par semaine, et un journal.' >/dev/null
