// The rooms of the web client (clients/web/src), as a rule of ESLint: the kit is of no service; a service sees the kit, and of
// another service its feature.ts alone, and what else stands at its top; app sees the kit and the features. Inside a room,
// arrows point one way too.
import path from 'node:path';

// The second is what lint_wrong_web must find.
const ROOTS = ['clients/web/src', 'tests/lint/web_wrong'];
// The folders of a room, from what sees none of the others to what sees all.
const FLOORS = { kit: ['words', 'api', 'ui', 'form'], app: [], service: ['words', 'api', 'components', 'pages'] };
// Of the contract, what no service owns.
const SHARED = /^gen\/(google|pepiniere\/rpc)\//;

// main.tsx and the like are of app.
const roomOf = (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : 'app');
const floorOf = (file) => (FLOORS[roomOf(file)] ?? FLOORS.service).indexOf(file.split('/')[1]);

// Why the file may not import the other one; undefined where it may.
export function faultOf(from, to) {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (there === 'gen') {
    const [, , service] = to.split('/');
    return SHARED.test(to) || service === here ? undefined : `the contract of ${service} is for ${service} alone`;
  }
  if (here === there) return floorOf(to) > floorOf(from) && floorOf(from) >= 0 ? `${path.dirname(to)} stands above it` : undefined;
  if (there === 'kit') return undefined;
  if (here === 'kit') return 'the kit is of no service';
  if (there === 'app') return 'what is around the pages sees them, not the other way';
  return to.split('/').length === 2 ? undefined : `of ${there}, only its feature.ts and what else stands at its top`;
}

// The file under a root, without its ending; undefined for what is not under one.
function under(file, cwd) {
  const found = ROOTS.map((root) => path.relative(path.join(cwd, root), file)).find((name) => !name.startsWith('..'));
  return found?.split(path.sep).join('/').replace(/\.tsx?$/, '');
}

const rooms = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{from}} may not import {{to}}: {{why}}' } },
  create(context) {
    const from = under(context.filename, context.cwd);
    const check = ({ source }) => {
      if (from === undefined || typeof source?.value !== 'string' || !/^(@\/|\.)/.test(source.value)) return;
      const to = source.value.startsWith('@/') ? source.value.slice(2) : path.posix.join(path.posix.dirname(from), source.value);
      const why = faultOf(from, to);
      if (why) context.report({ node: source, messageId: 'wrong', data: { from, to, why } });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

export default { rules: { rooms } };
