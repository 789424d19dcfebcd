// Which roles administrators give, and what each may be held on, as the contract's rules say it (pepiniere.rpc.v1.role_rule): for the
// browser, which has no options of the contract. `npm run generate` writes src/gen/pepiniere/rpc/v1/roles.ts.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULE = '[pepiniere.rpc.v1.role_rule]';

// The values of Role. Asked of buf: protobufjs keeps the last item alone of a list in an option of a value.
function readRoles() {
  const built = execFileSync('buf', ['build', '.', '--config', 'clients/web/buf.workspace.yaml', '--path', 'proto/pepiniere/rpc/v1/access.proto', '--exclude-imports',
    '-o', '-#format=json'], { cwd: ROOT, encoding: 'utf8' });
  return JSON.parse(built).file.flatMap(({ enumType = [] }) => enumType).find(({ name }) => name === 'Role').value;
}

// { COACH: { collections: ['incubators', 'programmes', 'networks'], everything: false }, ... }: of those that an access binding
// gives. `everything`: whether it may be held on everything.
export function rolesTable(roles) {
  const given = roles.flatMap(({ name, options }) => (options?.[RULE] && !options[RULE].origin ? [[name.replace('ROLE_', ''), options[RULE]]] : []));
  return Object.fromEntries(given.map(([code, { heldOn = [], onEverything = false, boundToResource = false }]) =>
    [code, { collections: heldOn.map((pattern) => pattern.slice(0, pattern.indexOf('/'))), everything: onEverything && !boundToResource }]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.writeFileSync(new URL('src/gen/pepiniere/rpc/v1/roles.ts', import.meta.url),
    `// Made by roles.mjs of the contract.\nexport const ROLES_GIVEN = ${JSON.stringify(rolesTable(readRoles()), null, 2)} as const;\n`);
}
