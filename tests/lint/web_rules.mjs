// The web client repeats no rule of the services: what a field may hold comes from the contract (kit/form/bounds.ts), what follows
// from what and what counts as what from GetRules, what a caller may do from GetPermissions, and nothing is read out of a sentence
// in English.
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(process.argv[2]);
const SOURCE = path.join(ROOT, 'clients/web/src');

const COPIES = [
  // Forms: a bound of a field that is written beside it.
  [/\bfault: \(/, 'checks a field by itself: declare its bounds on the contract (pepiniere.rpc.v1.bounds)', /^(?:access|portfolio|cohort|metrics|feedback|policy)\//],
  [/\b(?:MOST|LONGEST|LARGEST|SHORTEST)_[A-Z_]+ = [\d_]+;/, 'repeats a limit: take it from the bounds of the contract', /^(?:access|portfolio|cohort|metrics|feedback|policy)\//],
  [/\b(?:USUAL|DEFAULT)_[A-Z_]+ = [\d_]+;/, 'repeats a default: leave it to the service, which tells it (useRules)', /^(?:access|portfolio|cohort|metrics|feedback|policy)\//],
  [/\b\d+ (?:derniers jours|jours|days)\b/, 'tells a number of days that the service counts: ask useRules', /^(?:access|portfolio|cohort|metrics|feedback|policy)\//],
  // Sentences are for people: what they name has fields.
  [/(?:reason|why|description|nextStep)\)?\.(?:match|replace|slice|split|search)\(|\.exec\((?:reason|why|description|nextStep)\)/, 'reads a sentence: ask the service for a field', /./],
  // From one phase, or one decision, to others.
  [/\[(?:Phase|Decision)\.\w+\]: (?:Phase\.|\[(?:Phase\.|\]))/, 'repeats what follows a phase or a decision: ask useRules', /./],
  // Some of the phases, or of the decisions, as against the others.
  [/\[(?:Phase|Decision)\.(?!UNSPECIFIED)\w+,|[!=]== (?:Phase|Decision)\.(?!UNSPECIFIED)|\bJOURNEY\.(?:slice|at)\(|\bJOURNEY\[/, 'repeats which phases or decisions are counted together: ask useRules', /./],
  // What roles allow.
  [/\bRole\.[A-Z_]+|\bROLE_[A-Z_]+/, 'says what a role allows: ask usePermissions', /./],
];
// Limits of the pages' own: what they add up, and how many at once.
const OWN = new Set(['MOST_PROJECTS']);

const faults = [];
for (const name of fs.readdirSync(SOURCE, { recursive: true })) {
  if (!/\.tsx?$/.test(name) || name.startsWith('gen/')) continue;
  for (const [i, line] of fs.readFileSync(path.join(SOURCE, name), 'utf8').split('\n').entries()) {
    if (line.trim().startsWith('//')) continue;
    for (const [pattern, what, where] of COPIES) {
      const found = where.test(name) && pattern.exec(line);
      if (found && ![...OWN].some((own) => found[0].startsWith(own))) faults.push(`clients/web/src/${name}:${i + 1}: ${what}`);
    }
  }
}
if (faults.length > 0) console.log(`${faults.join('\n')}\n${SOURCE}: ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
