// Who will read what a method writes, as the contract says it: for the browser, which has no options of the contract.
// `npm run generate` writes a src/gen/pepiniere/<service>/v1/readers.ts.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// What the client talks to, each with the files of its services.
export const SERVICES = { access: ['access'], portfolio: ['portfolio', 'governance'], cohort: ['cohort'], metrics: ['metrics'], feedback: ['feedback'], policy: ['policy'] };

export function readContract(root = ROOT) {
  const contract = new protobuf.Root();
  const includes = ['proto', 'node_modules/google-proto-files'].map((folder) => path.join(root, folder));
  contract.resolvePath = (_, target) => includes.map((folder) => path.join(folder, target)).find((file) => fs.existsSync(file)) ?? target;
  contract.loadSync(Object.entries(SERVICES).flatMap(([service, names]) => names.map((name) => `pepiniere/${service}/v1/${name}_service.proto`)), { keepCase: true });
  return contract.resolveAll();
}

// All that a thing says under the name of an option, which may be repeated.
export const optionsOf = (thing, name) => (thing.parsedOptions ?? []).map((option) => option[name]).filter((value) => value !== undefined);
const optionOf = (thing, name) => optionsOf(thing, name)[0];
const accessOf = (method) => optionOf(method, '(pepiniere.rpc.v1.access)');
const reads = (method) => optionOf(method, 'idempotency_level') === 'NO_SIDE_EFFECTS' && !method.responseStream;

// The paths of fields that an option of access.proto marks, with those that hold them: "budget", "hearings.conditions".
function markedIn(option, type, prefix = '', above = []) {
  return type.fieldsArray.flatMap((field) => {
    if (field.options?.[`(pepiniere.rpc.v1.${option})`]) return [prefix + field.name];
    const inside = field.resolvedType?.fieldsArray && !above.includes(field.resolvedType) && field.resolvedType.fullName.startsWith('.pepiniere.');
    return inside ? markedIn(option, field.resolvedType, `${prefix}${field.name}.`, [...above, type]) : [];
  });
}

const shows = (method, type) => method.resolvedResponseType === type
  || method.resolvedResponseType.fieldsArray.some((field) => field.repeated && field.resolvedType === type);

// Whether all that people write of it is restricted: nothing of it is open data then. `isPart`: of a message inside, of which an
// enumeration says no more than which question it answers.
function isClosed(type, isPart = false) {
  const told = (field) => optionsOf(field, '(google.api.field_behavior)').flat();
  const isWritten = (field) => told(field).length > 0 && !told(field).some((one) => one === 'OUTPUT_ONLY' || one === 'IDENTIFIER');
  const written = type.fieldsArray.filter((field) => isWritten(field) && !(isPart && field.resolvedType instanceof protobuf.Enum));
  return written.length > 0
    && written.every((field) => field.options?.['(pepiniere.rpc.v1.restricted)'] || (field.resolvedType?.fieldsArray && isClosed(field.resolvedType, true)));
}

// everybody: open data. people: those who hold a role on it. administrators: those of the programme.
function readersOf(type, methods) {
  const showing = methods.filter((method) => reads(method) && shows(method, type)).map(accessOf);
  if (showing.some(({ open }) => open)) return isClosed(type) ? 'people' : 'everybody';
  return showing.some(({ resource }) => resource) ? 'people' : 'administrators';
}

// { UpdateProject: { by: 'everybody', restricted: ['intrapreneur', ...], untilHeld: [] }, ... }: of every method that writes
// a resource, by the resource that it answers with.
export function readersTable(contract, service) {
  const services = contract.lookup(`pepiniere.${service}.v1`).nestedArray.filter((thing) => thing.methodsArray);
  const methods = services.flatMap(({ methodsArray }) => methodsArray);
  const table = {};
  for (const method of methods) {
    if (reads(method) || method.responseStream || method.requestStream) continue;
    const type = method.resolvedResponseType;
    table[method.name] = { by: readersOf(type, methods), restricted: markedIn('restricted', type), untilHeld: markedIn('withheld', type) };
  }
  return table;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const contract = readContract();
  for (const service of Object.keys(SERVICES)) {
    const table = readersTable(contract, service);
    fs.writeFileSync(new URL(`src/gen/pepiniere/${service}/v1/readers.ts`, import.meta.url),
      `// Made by readers.mjs of the contract.\nexport const READERS = ${JSON.stringify(table, null, 2)} as const;\n`);
  }
}
