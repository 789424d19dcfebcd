# Fictional reviews of a procedure, in the 12 weeks before a Monday: in the columns of the export of "Je donne mon avis".
#
#   jq -rn --arg monday 2026-11-23 --argjson good 70 --argjson medium 22 -f reviews.jq
#
# good, medium: of a hundred reviews; the rest is bad.
def draw($key; $most): $key * 104729 % 2147483647 | . * 16807 % 2147483647 | . * 16807 % 2147483647 | . / 64 | floor | . % $most;
["Date de l'avis", "Nom du formulaire", "Lien d'integration", "Identifiant Avis", "Comment s'est passée cette démarche pour vous ?"],
(range(100) as $n
  | ($monday + "T08:00:00Z" | fromdate) - (1 + draw($n + 1; 80)) * 86400 + draw($n + 1000; 600) * 60
  | [todate, "Fin de démarche", "", "avis-\($n + 1)",
     if $n < $good then "Très bien" elif $n < $good + $medium then "Moyen" else "Pas bien" end])
| @csv
