#!/usr/bin/env bash
# The fictional sample of the policy service: a proposal that nobody answered in time, one that was answered in part and adopted, a draft; an action plan with a commitment, what is claimed of it and what was found. Does nothing where there is a plan.
#
#   clients/pep/sample_policy.sh PEP        PEP is the program, logged in as an administrator: its tokens are in PEP_CONFIG_DIR; after sample_feedback.sh, whose people write
set -euo pipefail
pep=$1

if [[ -n $("$pep" --output json policy plans list --limit 1 2>/dev/null) ]]; then exit; fi

# Whoever proposes has a folder of their own, beside that of the administrator, who is the officer here.
theirs=$(mktemp -d "$PEP_CONFIG_DIR.XXXXXX")
trap 'rm -rf "$theirs" "$theirs".*' EXIT
as() { local who=$1; shift; PEP_CONFIG_DIR=$theirs.$who "$pep" "$@"; }
# The name of what a command makes; what it remarks is for people.
named() { "$@" --output json 2>"$theirs/remarks" | jq -r .name || { cat "$theirs/remarks" >&2; return 1; }; }
day() { date -u -d "$1 days" +%F; }
now=$(date -u -d '1 minute ago' +%FT%TZ)
as aline login --subject aline.berthier@anciens.example --name 'Aline Berthier' --email aline.berthier@anciens.example
as bastien login --subject bastien.colas@anciens.example --name 'Bastien Colas' --email bastien.colas@anciens.example

# What was undertaken, what is said of it, and what was found.
"$pep" policy plans create plan-des-rives --title 'Plan des rives 2018-2020' --country FR --cycle 2018-2020 --first-year 2018 --last-year 2020 \
  --declared 3 --declared-source 'Le plan, page 2'
"$pep" policy commitments create plan-des-rives/rv0038 --identifier RV0038 --title 'Help the Teams That Digitise the Banks' --policy-area 'Capacity Building' \
  --lead direction-des-berges --link challenges/eau-partagee --link projects/debit-du-jour
"$pep" policy claims record plan-des-rives/rv0038 --status Substantial --date 2020-06-30 --source 'Bilan du plan'
"$pep" policy reviews record plan-des-rives/rv0038 --report 'Rapport indépendant' --observed 2020-08-31 --completion Limited

# From what people said: one cites what a promotion answered, the other what somebody wrote.
threshold=$(named as aline policy proposals create --title "Commander sans marché jusqu'à quatre-vingt-dix mille euros" --topic procurement --nature regulatory \
  --problem 'Neuf semaines pour commander un accès à une API payante : les équipes attendent, ou renoncent.' --change 'Relever le seuil sous lequel un achat se passe de marché.' \
  --target-text 'code;Code de la commande publique;R. 2122-8;organisations/direction-des-berges' --current '1=quarante mille euros' --proposed '1=cent mille euros' \
  --impact-audience 'Les équipes de produits numériques' --impact-people 300 --impact-hours 9000 --impact-reasoning 'Trente heures par équipe et par an, dites par les promotions.' \
  --commitment plan-des-rives/rv0038)
as aline policy evidence cite "$threshold" --kind release-cell --source campaigns/bilan-promotions/release --part autonomy --title 'Ce que répondent deux promotions' >/dev/null
directory=$(named as bastien policy proposals create --title 'Nommer un responsable de chaque jeu de données' --topic data-access --nature organisational \
  --problem 'Les données sont là, mais personne ne sait qui peut les donner.' --change 'Publier qui tient chaque jeu de données.' --no-text-known yes)
as bastien policy evidence cite "$directory" --kind link --uri https://donnees.example/enquete --said "Deux équipes sur trois attendent plus d'un mois." --title 'Une enquête' >/dev/null
as bastien policy proposals create --title 'Recruter en un mois' --nature administrative --problem 'Trois mois entre le oui et le contrat.' >/dev/null

# Judged, amended, consulted on.
as aline policy proposals submit "$threshold" >/dev/null
as bastien policy proposals submit "$directory" >/dev/null
for proposal in "$threshold" "$directory"; do "$pep" policy proposals admit "$proposal" --reason 'Le problème est réel, et dit par plusieurs.'; done
amendment=$(named as aline policy amendments propose "$threshold" --part target-text --target-text 1 --wording 'quatre-vingt-dix mille euros' --reason 'Le titre le dit ainsi.')
"$pep" policy amendments accept "$amendment" --reason 'Plus prudent.'
consult() {
  named "$pep" policy consultations create --proposal "$1" --title "$2" --question "$3" --start "$now" --end "$(day 30)" --audience everybody --moderation after
}
talk=$(consult "$threshold" 'Le seuil des achats' 'Quatre-vingt-dix mille euros, est-ce le bon seuil ?')
as bastien policy votes cast "$talk" support >/dev/null
as bastien policy comments write "$talk" --text 'Et les petites communes ?' >/dev/null
asked=$(consult "$directory" 'Les données et ceux qui les tiennent' 'Faut-il un nom par jeu de données ?')
sum_up() {
  "$pep" policy consultations close "$1" --reason 'Tout est dit.'
  "$pep" policy consultations sum-up "$1" --summary "$2"
}
sum_up "$talk" 'Approuvée ; les petites communes demandent le même seuil.'
sum_up "$asked" "Personne n'a rien dit contre."

# One session decides on both.
for proposal in "$threshold" "$directory"; do "$pep" policy proposals refer "$proposal"; done
session=$(named "$pep" policy sessions convene --title 'Comité des propositions' --start "$(date -u +%FT%TZ)" --place 'Salle des cartes' --charter 'Charte du comité' --mandates-per-holder 1 \
  --agenda "$threshold" --agenda "$directory" --member 'presidence;La présidente;chair' --member 'rives;La direction des rives' --member 'equipes;Une équipe' \
  --member 'usagers;Une association' --member 'achats;Le service des achats')
"$pep" policy sessions open "$session"
"$pep" policy sessions attend "$session" --present presidence --present rives --remote equipes --mandate usagers=rives
decide() {
  "$pep" policy decisions record "$session" --proposal "$1" --verdict transmit --reasons "$2" --vote presidence=for --vote rives=for --vote equipes=for --vote usagers=abstain
}
decide "$threshold" 'Le comité est convaincu.'
decide "$directory" 'Simple, et utile à tous.'

# Nobody answers the one; the other is answered, in part, and adopted.
send() { named "$pep" policy transmissions send --proposal "$1" --authority direction-des-berges --received "$2" --in 2 --unit months --legal-basis 'Charte du comité, article 9'; }
send "$threshold" "$(day -100)" >/dev/null
sent=$(send "$directory" "$(day -20)")
"$pep" policy answers record "$sent" --verdict partly --reasons 'Un nom, mais pas un numéro.' --reference 'Lettre n° 12'
"$pep" policy proposals draft "$directory" --reason 'La direction rédige une circulaire.'
text=$(named "$pep" policy texts create --title 'Circulaire relative aux responsables de données' --kind circular --reference 'BO n° 7' --published "$(day -5)" --in-force "$(day -4)" \
  --change 'Guide des données;;Chaque jeu de données nomme qui le tient.')
"$pep" policy proposals adopt "$directory" "$text"
