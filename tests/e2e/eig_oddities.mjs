// Content of the EIG site as dirty as it gets, and the folders that there are of it.
import fs from 'node:fs';
import path from 'node:path';
import { SOURCE, temporaryFolder } from './stack.mjs';

export const SAMPLE = path.join(SOURCE, 'clients/pep/sample_eig');
// Beside the repository, where there is a copy of it.
export const REAL = path.join(SOURCE, '../shared/data/eig');

// A challenge and a person with nothing odd about them but `extra`; of a key that comes twice the last counts.
const challenge = (title, extra = '', body = '\nUn paragraphe.\n') => `---\ntitle: ${title}\ndescription: Attendre moins\nwho: Office des gares\nthemes:\n  - Transports\n`
  + `promos:\n  - Saison 1\ntown: Roscoff\ndate: 2021-09-22\nexpertises:\n- Design\nvisible: true\n${extra}---\n${body}`;
const person = (title, extra = 'defis:\n  - La halte\n') => `---\ntitle: ${title}\njob: Designer\npromos:\n  - Saison 1\nrole: participant\nexpertises:\n  - Design\n${extra}---\n`;
const titled = (title) => `---\ntitle: ${title}\n---\n`;

// File name: its bytes, and the codes (and keys) that must be reported for it.
export const ODDITIES = {
  'defis/1.md': [challenge('La halte'), []],
  'defis/2.md': [challenge('" Le quai  - Nord "', "who: 'office des Gares '\n"), ['PADDED title', 'PADDED who', 'SPELLINGS who']],
  'defis/3.md': [challenge('La halte / Le quai', 'who: Régie de l’Été\n'), []],
  'defis/4.md': [challenge('Le banc', "who: régie de l'ete\ndate: 2018\n"), ['YEAR_ONLY date', 'SPELLINGS who']],
  'defis/5.md': [challenge('Le phare', "who: Office des gares, Régie de l'été\nvisible: false\n"), ['SEVERAL_HOSTS who', 'NOT_VISIBLE visible']],
  'defis/6.md': [challenge('Le bac', 'who: Office des gares / Musée du rail;ANQ\ndate: 2021-10-24T23:30:15.346Z\n'), ['SEVERAL_HOSTS who', 'DATE_TIME date']],
  'defis/7.md': [challenge('Le bac', 'who: Office des gares, bureau des lampes\n'), ['HOST_IN_HOST who', 'DUPLICATE_TITLE title']],
  'defis/préau.md': [challenge('Le préau', 'themes:\n  - Astronomie\n  - astronomie\n  - Cultures\n'), ['MISSING_REFERENCE themes']],
  'defis/de\u0301compose\u0301.md': [challenge('De\u0301compose\u0301', 'expertises: [developpement, "Design, Développement"]\n'), ['NOT_NFC', 'NOT_NFC title', 'OTHER_SPELLING expertises', 'SEVERAL_IN_ONE expertises', 'DUPLICATE_VALUE expertises']],
  'defis/marque.md': [`\ufeff${challenge('Marque').replaceAll('\n', '\r\n')}`, ['BYTE_ORDER_MARK', 'CRLF']],
  'defis/insecable.md': [challenge('Un\u00a0quai'), ['NO_BREAK_SPACE title']],
  'defis/sans-largeur.md': [challenge('Un ba\u200bteau', 'promos: []\n'), ['INVISIBLE_CHARACTER title', 'DUPLICATE_KEY promos']],
  'defis/blocs.md': [challenge('|-\n  Un\n  bloc', 'description: >+\n  Un\n  texte\n\n'), ['LINE_BREAK title', 'PADDED description']],
  'defis/trait.md': [challenge('Trait', '', '\nAvant\n\n---\ntitle: Après\n'), ['BODY_RULE body']],
  'defis/sans-corps.md': [challenge('Sans corps', '', ''), ['EMPTY_BODY body']],
  'defis/vide.md': ['', ['EMPTY_FILE']],
  'defis/texte.md': ['Rien que du texte.\n', ['NO_FRONT_MATTER']],
  'defis/cle-double.md': [challenge('Premier', 'title: Second\ncouleur: bleue\n'), ['DUPLICATE_KEY title', 'UNKNOWN_KEY couleur']],
  'defis/sans-extension': [challenge('Sans extension'), ['FILE_WITHOUT_MD']],
  'defis/CASSE.md': [challenge('Haute'), []],
  'defis/casse.md': [challenge('Basse'), ['IDS_DIFFER_IN_CASE']],
  'defis/image.svg': ['<svg/>', ['SKIPPED_FILE']],
  'personnes/a.md': [person('Inès Étoile', 'defis:\n  - " La halte, le quai Nord"\n'), ['PADDED defis[0]', 'SEVERAL_IN_ONE defis']],
  'personnes/b.md': [person('ines etoile', 'role: agent-public\ndefis: [Plume]\n'), ['DUPLICATE_PERSON title', 'MISSING_REFERENCE defis']],
  'personnes/c.md': [person('Agent 3', 'promos: [Saison 2, Saison 9]\ndefis: [La halte / Le quai, Le bac]\n'), ['MISSING_REFERENCE promos']],
  'personnes/d.md': [person('Agent 4', 'role: marraine\ndefis:\n'), ['UNKNOWN_ROLE role', 'PERSON_WITHOUT_CHALLENGE defis']],
  'personnes/e.md': [person('Agent 5', 'defis:\n  - Le phare\n    Le préau\n'), ['SEVERAL_IN_ONE defis']],
  'promos/1.md': [titled('Saison 1'), []],
  'promos/2.md': [titled('Saison 2').trimEnd(), []],
  'promos/3.md': [titled('saison 2'), ['DUPLICATE_TITLE title']],
  'themes/transports.md': [titled("'Transports '"), ['PADDED title']],
  'themes/culture.md': [titled('Culture'), []],
  'expertises/design.md': [titled('Design'), []],
  'expertises/developpement.md': [titled('Développement'), []],
};

// Writes all of it, with what is no file of content beside: the folder.
export function writeOddities() {
  const folder = temporaryFolder();
  for (const [file, [bytes]] of Object.entries(ODDITIES)) {
    fs.mkdirSync(path.join(folder, 'content', path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, 'content', file), bytes);
  }
  fs.mkdirSync(path.join(folder, 'content/defis/dossier.md'));
  fs.symlinkSync('trait.md', path.join(folder, 'content/defis/lien.md'));
  return folder;
}
