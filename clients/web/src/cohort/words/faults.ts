// What the cohort service says of what is wrong, in the words of both languages.
import { FAULTS as OF_KIT } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';

export const FAULTS = {
  ...OF_KIT,
  noStart: { fr: 'Donnez aussi le premier jour : ce qui finit a commencé.', en: 'Give the first day too: what ends has begun.' },
  code: { fr: 'En capitales : A à Z, 0 à 9 et _, une lettre d’abord, comme MOTIVATION.', en: 'In capitals: A to Z, 0 to 9 and _, a letter first, as in MOTIVATION.' },
  zone: { fr: 'Ce fuseau n’est pas connu : donnez-en un comme Europe/Paris.', en: 'This zone is not known: give one such as Europe/Paris.' },
  weight: { fr: 'Un nombre entier ou une fraction, plus que 0, comme 2 ou 1/3.', en: 'A whole number or a fraction, more than 0, such as 2 or 1/3.' },
} satisfies Record<string, Text>;

const PLANNED: Text = { fr: 'L’appel est publié : ceux qui y répondent s’organisent d’après cela. C’est fixé.', en: 'The call is published: applicants plan by this. It is fixed.' };
const RULE: Text = {
  fr: 'L’appel est publié : c’est une règle que suivent ceux qui y répondent, ou ceux qui notent. C’est fixé.',
  en: 'The call is published: this is a rule that applicants, or those who mark, go by. It is fixed.',
};
const SAME_CODE: Text = { fr: 'Ce code est déjà pris, plus haut : chacun une fois.', en: 'This code is taken already, above: each once.' };

const OF_COHORTS: Readonly<Record<string, Text>> = {
  'is missing: a cohort that ends has begun': FAULTS.noStart,
  'says what claims[{i}] says': { fr: 'Deux lignes disent la même chose : gardez-en une.', en: 'Two lines say the same: keep one.' },
};
const OF_CHALLENGES: Readonly<Record<string, Text>> = {
  'says what supporters[{i}] says': { fr: 'Deux lignes disent la même chose : gardez-en une.', en: 'Two lines say the same: keep one.' },
  PROJECT_OPENING: { fr: 'Son projet est en cours d’ouverture : attendez que ce soit fait.', en: 'Its project is being opened: wait until that is done.' },
  'lies ahead: say what is so already': { fr: 'Ce jour est à venir : dites ce qui est déjà.', en: 'This day is to come: say what is so already.' },
  'is less than those who stayed with the host, who are among them': {
    fr: 'C’est moins que ceux restés dans l’organisation d’accueil, qui en font partie.',
    en: 'This is less than those who stayed with the host, who are among them.',
  },
  'say what became of it, or anything else that is known': { fr: 'Dites ce qu’il est devenu, ou autre chose que l’on sait.', en: 'Say what became of it, or anything else that is known.' },
};
const OF_GRIDS: Readonly<Record<string, Text>> = {
  GRID_FROZEN: { fr: 'Un appel publié utilise cette version : elle est figée. Faites-en une nouvelle.', en: 'A published call uses this version: it is frozen. Make a new one.' },
  'is no mark of it: these go from {least} to {most}': { fr: 'Ce n’est pas une de ses notes : elles vont de {least} à {most}.', en: 'This is no mark of it: these go from {least} to {most}.' },
  'has a meaning already': { fr: 'Cette note a déjà un sens, plus haut.', en: 'This mark has a meaning already, above.' },
  'must be more than the least mark': { fr: 'La plus haute note doit dépasser la plus basse.', en: 'The highest mark must be above the lowest.' },
  'give a whole number or a fraction, more than 0, such as 2 or 1/3': FAULTS.weight,
  'is that of criteria[{i}]': SAME_CODE,
};
const OF_FORMS: Readonly<Record<string, Text>> = {
  'is that of form[{i}]': SAME_CODE,
  'give what one may choose': { fr: 'Donnez ce que l’on peut choisir.', en: 'Give what one may choose.' },
  'leave them out: this is no choice': { fr: 'Ce n’est pas un choix : retirez les options.', en: 'This is no choice: take the options out.' },
  'is what eligibility_rules[{i}] asks for: ask once': { fr: 'Une condition plus haut le demande déjà : une fois suffit.', en: 'A condition above asks for it already: once is enough.' },
  'give an age from 1 to {most}': { fr: 'Donnez un âge, de 1 à {most}.', en: 'Give an age, from 1 to {most}.' },
  'leave it out: this rule asks for no age': { fr: 'Cette condition ne demande pas d’âge : laissez vide.', en: 'This condition asks for no age: leave it empty.' },
};
// Contradictions, which keep a call from being published.
const OF_CALLS: Readonly<Record<string, Text>> = {
  'is no zone that is known here, such as Europe/Paris': FAULTS.zone,
  'is missing': { fr: 'Manque.', en: 'It is missing.' },
  'was deleted': { fr: 'La promotion a été supprimée.', en: 'The cohort was deleted.' },
  'is when it opens: it would never be open': { fr: 'Il fermerait à l’instant où il ouvre : il ne serait jamais ouvert.', en: 'It would close when it opens: it would never be open.' },
  'lies {span} before it opens': { fr: 'Il fermerait {span} avant d’ouvrir.', en: 'It would close {span} before it opens.' },
  'lies in the past by {span}': { fr: 'C’est passé depuis {span}.', en: 'It is past since {span}.' },
  'lies {span} before the last day of the call': { fr: 'C’est {span} avant le dernier jour de l’appel.', en: 'It lies {span} before the last day of the call.' },
  'lies {span} after the waiting list ends': { fr: 'C’est {span} après la fin de la liste d’attente.', en: 'It lies {span} after the waiting list ends.' },
  'ends {span} after the waiting list does': { fr: 'On aurait jusqu’à {span} après la fin de la liste d’attente.', en: 'One would have until {span} after the waiting list ends.' },
  'is missing: say by what applications are marked': { fr: 'Manque : dites avec quelle grille on note.', en: 'It is missing: say by what applications are marked.' },
  'is of a grid that was deleted': { fr: 'Sa grille a été supprimée.', en: 'Its grid was deleted.' },
  'has no criteria': { fr: 'Elle n’a aucun critère.', en: 'It has no criteria.' },
  'is missing: say how many it takes to be ranked': { fr: 'Manque : dites combien il en faut pour être classé.', en: 'It is missing: say how many it takes to be ranked.' },
  'is more than choices_max, by {n}': { fr: 'C’est {n} de plus que le nombre de choix permis.', en: 'It is {n} more than the choices that are allowed.' },
  'is more than the seats that one can choose, by {n}': { fr: 'C’est {n} de plus que les postes que l’on peut choisir.', en: 'It is {n} more than the seats that one can choose.' },
  'there are none: candidates apply for seats': { fr: 'Il n’y en a pas, et l’on candidate à des postes.', en: 'There are none, and candidates apply for seats.' },
  '{seat} is of a challenge that is not selected': { fr: 'Le poste {seat} est d’un défi qui n’est pas retenu.', en: 'The seat {seat} is of a challenge that is not selected.' },
  'is no challenge that is selected for {cohort}': { fr: 'Ce n’est pas un défi retenu pour la promotion.', en: 'It is no challenge that is selected for the cohort.' },
};
// What is fixed once a call is published.
const OF_PUBLISHED: Readonly<Record<string, Text>> = {
  'is fixed: applicants plan by it': PLANNED,
  'is fixed: it is a rule that applicants, or those who mark, went by': RULE,
  'is fixed but for its words: applications answer it': { fr: 'L’appel est publié : seuls les intitulés peuvent être corrigés.', en: 'The call is published: its labels alone can be corrected.' },
  'is fixed: applicants agree to it or not': { fr: 'L’appel est publié : chacun y consent ou non. C’est fixé.', en: 'The call is published: applicants agree to it or not. It is fixed.' },
  'is fixed: applicants were told how long they are kept': { fr: 'L’appel est publié : la durée de conservation a été annoncée. C’est fixé.', en: 'The call is published: applicants were told how long they are kept. It is fixed.' },
  'is fixed: it can be put off only while the call is open': { fr: 'La fermeture ne se reporte que pendant que l’appel est ouvert.', en: 'The closing can be put off only while the call is open.' },
  'is fixed: while the call is open it can be put off, and not brought forward': {
    fr: 'L’appel est ouvert : sa fermeture se reporte, et ne s’avance pas.',
    en: 'The call is open: its closing can be put off, and not brought forward.',
  },
  'it can be changed, or cancelled': { fr: 'Il est déjà publié : il peut être modifié, ou annulé.', en: 'It is published already: it can be changed, or cancelled.' },
  'delete it: nobody was told of it': { fr: 'C’est un brouillon : supprimez-le, personne ne le connaît.', en: 'It is a draft: delete it, nobody was told of it.' },
  'there is nothing more to call off': { fr: 'Il est déjà annulé.', en: 'It is cancelled already.' },
  'cancel it, with a reason': { fr: 'Il est publié : annulez-le, avec un motif.', en: 'It is published: cancel it, with a reason.' },
  CALL_PUBLISHED: { fr: 'L’appel est publié : on a pu choisir ce poste. Mettez 0 place pour que personne n’y soit placé.', en: 'The call is published: this seat may have been chosen. Set 0 places, so that nobody is placed on it.' },
  RESULTS_DUE: { fr: 'Les résultats sont attendus : les postes sont fixés.', en: 'The results are due: the seats are fixed.' },
};

const REQUIRED: Text = OF_KIT.required;
// What an application may not say.
const OF_APPLICATIONS: Readonly<Record<string, Text>> = {
  'is required: answer "{label}"': REQUIRED,
  'has {n} characters: {most} at most': { fr: 'Cela fait {n} caractères : {most} au plus.', en: 'This is {n} characters: {most} at most.' },
  'give a number: digits, with a point before decimals': OF_KIT.number,
  'give a day of the calendar as YYYY-MM-DD': OF_KIT.day,
  'answer true or false': { fr: 'Répondez par oui ou par non.', en: 'Answer yes or no.' },
  'choose one of the options': { fr: 'Choisissez une des réponses proposées.', en: 'Choose one of the answers.' },
  "is no field of the call's form: leave it out": { fr: 'L’appel ne pose pas cette question.', en: 'The call does not ask this.' },
  'is no rule of this call: leave it out': { fr: 'L’appel ne pose pas cette condition.', en: 'The call has no such condition.' },
  'say whether the rule {rule} of the call is met, and on what that rests': { fr: 'Répondez à chaque condition, et dites sur quoi cela repose ({rule}).', en: 'Answer each condition, and say on what that rests ({rule}).' },
  'is no file of this application: send it first': { fr: 'Ce fichier n’est plus joint : choisissez-le de nouveau.', en: 'This file is attached no more: choose it again.' },
  'give the day of birth': { fr: 'Donnez votre date de naissance.', en: 'Give your date of birth.' },
  'the call offers no pool: leave it out': { fr: 'L’appel ne propose pas de vivier.', en: 'The call offers no pool.' },
  'makes {n} choices: make at least {least}': { fr: 'Il faut {least} choix au moins : vous en avez fait {n}.', en: 'Make {least} choices at least: you made {n}.' },
  'makes {n} choices: make {most} at most': { fr: 'Il faut {most} choix au plus : vous en avez fait {n}.', en: 'Make {most} choices at most: you made {n}.' },
  'is choices[{i}] again: choose each seat once': { fr: 'Ce poste est choisi deux fois.', en: 'This seat is chosen twice.' },
  'is no seat of this call: choose one of its own': { fr: 'Ce poste n’est plus proposé : choisissez-en un autre.', en: 'This seat is offered no more: choose another.' },
  CALL_NOT_OPEN: { fr: 'L’appel n’est pas ouvert : il ne prend rien de plus.', en: 'The call is not open: it takes nothing more.' },
  'is no PDF, ODT, DOCX, PNG or JPEG, or not a whole one, whatever the file is called': {
    fr: 'Ce n’est pas un PDF, un ODT, un DOCX, un PNG ou un JPEG entier, quel que soit son nom.',
    en: 'It is no whole PDF, ODT, DOCX, PNG or JPEG, whatever it is called.',
  },
  'must be a name that ends with {ending}, as what it holds': { fr: 'Son nom doit finir par {ending}, comme ce qu’il contient.', en: 'Its name must end with {ending}, as what it holds does.' },
  'is not that of the bytes that came: send them again': { fr: 'Le fichier est arrivé abîmé : envoyez-le de nouveau.', en: 'The file arrived damaged: send it again.' },
  FILES: { fr: 'Il n’y a plus de place pour un fichier : supprimez-en un d’abord.', en: 'There is no room for another file: delete one first.' },
  'withdraw it: what was submitted is kept as long as the call says': { fr: 'Elle est déposée : vous pouvez la retirer.', en: 'It is submitted: you may withdraw it.' },
  'say why it stays so: its applicant, who appealed, reads it': { fr: 'Dites pourquoi : la personne, qui a fait un recours, le lira.', en: 'Say why: the applicant, who appealed, will read it.' },
  'say why it becomes {state}: its applicant reads it': { fr: 'Dites pourquoi ({state}) : la personne candidate le lira.', en: 'Say why ({state}): the applicant will read it.' },
  'an appeal is open already: the next decision answers it': { fr: 'Un recours est déjà ouvert : la prochaine décision y répond.', en: 'An appeal is open already: the next decision answers it.' },
  'an appeal is against a refusal that was published': { fr: 'On ne fait de recours que contre un refus publié.', en: 'One appeals against a published refusal alone.' },
};
const OF_JURIES: Readonly<Record<string, Text>> = {
  REVIEWS_OVER: { fr: 'Les évaluations sont closes : un coach peut les rouvrir, avec un motif.', en: 'Reviews are over: a coach may reopen them, with a reason.' },
  READ_MARKS: { fr: 'Vous pilotez cet appel : les évaluations closes, vous pouvez lire les notes des autres et ne notez plus.', en: 'You lead this call: once the reviews are over, you can read the marks of others, and mark no more.' },
  NOT_ITS_JUROR: { fr: 'Cette évaluation n’est pas la vôtre.', en: 'This review is not yours.' },
  CALL_NOT_CLOSED: { fr: 'L’appel n’est pas fermé : d’ici là, rien de ce qui y répond n’est dit à personne.', en: 'The call has not closed: until then nothing that answers it is told to anybody.' },
  "is no criterion of the call's grid": { fr: 'Ce critère n’est pas de la grille.', en: 'This criterion is not of the grid.' },
  'has its answer already: a mark, or an abstention, once': { fr: 'Une note ou une abstention, pas les deux.', en: 'A mark or an abstention, once.' },
  'is not after its beginning': { fr: 'La fin doit suivre le début.', en: 'The end must come after the beginning.' },
  'say when it begins, or leave its end out': { fr: 'Dites quand elle commence, ou ne dites pas quand elle finit.', en: 'Say when it begins, or leave its end out.' },
  'is no juror of the call': { fr: 'Cette personne n’est pas du jury de l’appel.', en: 'This person is no juror of the call.' },
  'is recused from the application': { fr: 'Ce juré est déporté de cette candidature.', en: 'This juror is recused from the application.' },
  'it is no longer awaited: there is nothing to answer': { fr: 'Elle n’est plus attendue : il n’y a rien à répondre.', en: 'It is no longer awaited: there is nothing to answer.' },
};
// Of rankings, placements, offers and results.
const OF_SEASONS: Readonly<Record<string, Text>> = {
  CALL_CANCELLED: { fr: 'L’appel a été annulé : on n’y décide, n’y attribue et n’y accepte plus rien.', en: 'The call was called off: nothing is decided, placed or accepted of it any more.' },
  APPLICATION_LEFT: { fr: 'La candidature a été retirée, ou n’est pas recevable : elle ne donne plus de poste.', en: 'The application was withdrawn, or is not admissible: no seat comes of it any more.' },
  JUDGES_IT: { fr: 'Vous êtes, ou avez été, du jury de cet appel : un coach qui ne le juge pas s’en charge.', en: 'You are, or were, one of the jury of this call: a coach who does not judge it does this.' },
  TIE: { fr: 'Rien ne dit qui passe avant qui : consignez ce que le jury décide.', en: 'Nothing says who comes first: record what the jury decides.' },
  NOT_RANKED: { fr: 'Un poste n’a pas de classement de cette étape, et l’appel non plus : calculez-en un d’abord.', en: 'A seat has no ranking of that stage, nor has the call: run one first.' },
  FINAL: { fr: 'Quelqu’un perdrait un poste accepté définitivement : les postes ou les classements ont changé.', en: 'Somebody would lose a seat that they accepted finally: the seats or the rankings changed.' },
  STALE: { fr: 'Cette attribution ne correspond plus à ce que sont devenues les offres : refaites-en une.', en: 'This placement no longer fits what became of its offers: run another.' },
  RANKING_OUTDATED: { fr: 'Une évaluation a changé depuis le classement : refaites le classement, puis l’attribution.', en: 'A review changed since the ranking was run: run the ranking again, then the placement.' },
  NO_PLACE_LEFT: { fr: 'Il n’y a plus de place pour ce poste, ou vous en avez déjà accepté un autre.', en: 'There is no place left for this seat, or you have accepted another already.' },
  'is no seat of the call': { fr: 'Ce poste n’est pas de cet appel.', en: 'This seat is none of this call.' },
  'is no application to the call': { fr: 'Cette candidature n’est pas de cet appel.', en: 'This application is none of this call.' },
  'contradict what was decided: {circle}; withdraw the decision that does not hold': {
    fr: 'Cela contredit une décision du jury déjà consignée : retirez d’abord celle qui ne vaut plus ({circle}).',
    en: 'This contradicts what the jury decided before: withdraw first the decision that does not hold ({circle}).',
  },
  'names two or more, the first one first': { fr: 'Il en faut deux au moins, la première d’abord.', en: 'Name two or more, the first one first.' },
  'it holds no more already': { fr: 'Cette décision est déjà retirée.', en: 'This decision is withdrawn already.' },
  'there is nothing more to do': { fr: 'C’est déjà publié.', en: 'It is published already.' },
  'change its last day first': { fr: 'La liste d’attente de l’appel est finie : changez d’abord son dernier jour.', en: 'The waiting list of the call is over: change its last day first.' },
  'the offer expired at {instant}: what comes at that instant or later is too late': { fr: 'L’offre a expiré ({instant}) : il est trop tard.', en: 'The offer expired ({instant}): it is too late.' },
  'an offer that is {state} cannot become {other}': { fr: 'L’offre n’est plus dans un état qui le permet ({state}, {other}).', en: 'The offer no longer stands where that can be done ({state}, {other}).' },
  'to make an offer {state}, {who}': { fr: 'Ce n’est pas à vous de le faire ({state}, {who}).', en: 'That is not yours to do ({state}, {who}).' },
  'withdraw the offer first, with a reason, or decide that it is selected': {
    fr: 'Cette candidature a accepté un poste : retirez d’abord l’offre, avec un motif, ou décidez qu’elle est retenue.', en: 'This application has accepted a seat: withdraw the offer first, with a reason, or decide that it is selected.' },
  'it was withdrawn, or is not admissible': { fr: 'Cette candidature est retirée, ou n’est pas recevable : elle n’a pas de résultat.', en: 'This application was withdrawn, or is not admissible: it has no result.' },
  'an appeal is against a result that was published, other than a selection': { fr: 'On ne conteste qu’un résultat publié, et pas le fait d’être retenu.', en: 'One appeals against a published result alone, and not against being selected.' },
  'decide that it is SELECTED, WAITING or NOT_SELECTED': { fr: 'Choisissez un résultat.', en: 'Choose a result.' },
  'say why: its applicant reads it': { fr: 'Dites pourquoi : la personne candidate le lira.', en: 'Say why: the applicant will read it.' },
  'say why it should be decided anew': { fr: 'Dites pourquoi il faudrait décider autrement.', en: 'Say why it should be decided otherwise.' },
};
const OF_PEOPLE: Readonly<Record<string, Text>> = {
  'is nobody who has a profile: create it first': { fr: 'Cette personne n’a pas de profil : créez-le d’abord.', en: 'This person has no profile: create it first.' },
  'is no challenge of {cohort}': { fr: 'Ce défi n’est pas de cette promotion ({cohort}).', en: 'This challenge is not of this cohort ({cohort}).' },
  'say its last day, or how many months it lasts': { fr: 'Donnez le dernier jour, ou la durée en mois.', en: 'Give the last day, or how many months it lasts.' },
  'lies after the last day as agreed': { fr: 'C’est après le dernier jour convenu.', en: 'It lies after the last day as agreed.' },
  'say why it ended before what was agreed': { fr: 'Dites pourquoi elle a fini avant ce qui était convenu.', en: 'Say why it ended before what was agreed.' },
  'lies before its first day': { fr: 'C’est avant son premier jour.', en: 'It lies before its first day.' },
  'say who pays: PIA, LFI, co-funding...': { fr: 'Dites qui paie : PIA, LFI, cofinancement…', en: 'Say who pays: PIA, LFI, co-funding…' },
  'say how many months of cost are paid, or make it a lump sum': { fr: 'Dites combien de mois de coût sont payés, ou faites-en un forfait.', en: 'Say how many months of cost are paid, or make it a lump sum.' },
  'leave it out: a lump sum is not counted in months': { fr: 'Un forfait ne se compte pas en mois : laissez vide.', en: 'A lump sum is not counted in months: leave it empty.' },
  'the shares add up to {sumPoints} basis points: they must add up to {wholePoints}': { fr: 'Les parts font {sumPoints} % : il en faut {wholePoints} % en tout.', en: 'The shares add up to {sumPoints}%: they must add up to {wholePoints}%.' },
  'say by how much it was overpaid: it is deducted from the next payment': { fr: 'Dites de combien c’est trop payé : c’est retiré du prochain versement.', en: 'Say by how much it was overpaid: it is deducted from the next payment.' },
  'leave it out unless the state is OVERPAID': { fr: 'À laisser vide, sauf d’une ligne trop payée.', en: 'Leave it empty, unless the line is overpaid.' },
  OVERLAP: { fr: 'Cette personne a déjà une affectation ces jours-là.', en: 'This person already has an assignment on these days.' },
  WEEK_OVER: { fr: 'La semaine est finie : on n’y écrit plus.', en: 'The week is over: it is no longer written.' },
  'you have no assignment in {cohort} this week': { fr: 'Vous n’avez pas d’affectation dans cette promotion cette semaine ({cohort}).', en: 'You have no assignment in this cohort this week ({cohort}).' },
};

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = { ...OF_COHORTS, ...OF_CHALLENGES, ...OF_GRIDS, ...OF_FORMS, ...OF_CALLS, ...OF_PUBLISHED, ...OF_APPLICATIONS, ...OF_JURIES, ...OF_SEASONS, ...OF_PEOPLE };
