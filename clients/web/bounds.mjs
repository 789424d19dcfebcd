// What fields may hold, as the contract declares it (pepiniere.rpc.v1.bounds), and which are required: for the browser, which
// has no options of the contract. `npm run generate` writes a src/gen/pepiniere/<service>/v1/bounds.ts.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { optionsOf, readContract, SERVICES } from './readers.mjs';

const NUMBERS = new Set(['int32', 'int64', 'uint32', 'uint64']);
const isOwn = (type) => type?.fieldsArray && type.fullName.startsWith('.pepiniere.');
const camel = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

// { minimum: 1, maximum: 60, isWhole: true }; nothing where a field declares nothing. What is inside of another message, named
// by `prefix`, is required only where that is there.
function boundsOf(field, prefix) {
  const behaviors = optionsOf(field, '(google.api.field_behavior)');
  if (behaviors.includes('OUTPUT_ONLY')) return undefined;
  const isRequired = behaviors.includes('REQUIRED') && !prefix;
  const [{ not_before: notBefore, ...declared } = {}] = optionsOf(field, '(pepiniere.rpc.v1.bounds)');
  const bounds = {
    ...(isRequired ? { required: true } : {}),
    // What is asked for in words, a page says in its reader's language.
    ...Object.fromEntries(Object.entries(declared).filter(([name]) => !name.endsWith('_words')).map(([name, value]) => [camel(name), value])),
    ...(notBefore ? { notBefore: prefix + notBefore } : {}),
    ...(Object.keys(declared).length > 0 && NUMBERS.has(field.type) ? { isWhole: true } : {}),
  };
  return Object.keys(bounds).length > 0 ? bounds : undefined;
}

// By the paths of fields: "amount", "standards.accessibility_level". A resource in a request, and what is in a list, have
// tables of their own.
function tableOf(type, prefix = '', above = []) {
  return type.fieldsArray.flatMap((field) => {
    const bounds = boundsOf(field, prefix);
    const own = bounds ? [[prefix + field.name, bounds]] : [];
    const inside = isOwn(field.resolvedType) && !field.repeated && !field.resolvedType.fields.name && !above.includes(field.resolvedType);
    return inside ? [...own, ...tableOf(field.resolvedType, `${prefix}${field.name}.`, [...above, type])] : own;
  });
}

// A request whose fields are required and no more has none: no form is made of it.
const hasBounds = (name, table) => Object.values(table).some((bounds) => !name.endsWith('Request') || Object.keys(bounds).length > 1 || !bounds.required);

// { FundingLine: { amount: { required: true, exclusiveMinimum: 0, maximum: 1000000000 }, ... }, ... }: of every message of the
// service that declares some.
export function boundsTable(contract, service) {
  const messages = (space) => space.nestedArray.flatMap((thing) => (thing.fieldsArray ? [thing, ...messages(thing)] : []));
  return Object.fromEntries(messages(contract.lookup(`pepiniere.${service}.v1`))
    .map((type) => [type.name, Object.fromEntries(tableOf(type))]).filter(([name, table]) => hasBounds(name, table)));
}

// When anything may be dated, whatever the field.
export function everyDay(contract) {
  const [{ first, years_ahead: yearsAhead }] = optionsOf(contract.lookup('pepiniere.rpc.v1'), '(every_day)');
  return { first, yearsAhead };
}

// The issuer of whoever is known by a certificate.
export const certificateIssuer = (contract) => optionsOf(contract.lookup('pepiniere.rpc.v1'), '(certificate_issuer)')[0];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const contract = readContract();
  // A constant each: a page carries those that it names.
  const write = (space, values) => fs.writeFileSync(new URL(`src/gen/pepiniere/${space}/v1/bounds.ts`, import.meta.url),
    ['// Made by bounds.mjs of the contract.', ...Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)} as const;`), ''].join('\n'));
  for (const service of Object.keys(SERVICES)) write(service, boundsTable(contract, service));
  write('rpc', { EVERY_DAY: everyDay(contract), CERTIFICATE_ISSUER: certificateIssuer(contract) });
}
