// What a hostile or broken client puts into every field of a request, by the contract's own descriptors: each is taken or refused
// by its name, never an error of the server's. For the script of a service, which says what a sound request of each method is.
import assert from 'node:assert/strict';
import { Code, detailsOf } from '../e2e/rpc.mjs';

export const day = (year, month = 1, number = 1) => ({ year, month, day: number });

// What services ask one another is no person's to ask.
const OF_SERVICES = ['ExportPersonalData', 'ErasePersonalData', 'ListProjectSigns'];
const isRead = (method) => method.options?.idempotency_level === 'NO_SIDE_EFFECTS';
const isAsked = ({ name, requestStream, responseStream }) => !requestStream && !responseStream && !OF_SERVICES.includes(name);
export const writesOf = (methods) => methods.filter((method) => isAsked(method) && !isRead(method));
export const readsOf = (methods) => methods.filter((method) => isAsked(method) && isRead(method));

// What goes into a field of each type. `wrong`: no method may take it.
const CONTROLS = ['a\u0000b', 'a\u0007b', 'a\u001b[31mb', 'a\u007fb', 'a\u0085b', 'a\rb'];
const INT32 = [0, 2147483647, -2147483648], INT64 = ['0', '9223372036854775807', '-9223372036854775808'];
const TEXTS = ['', 'x'.repeat(65535), '\u00a0', '\u200b', 'a\nb', 'été', '-', '..', 'projects/lisiere ', 'projects/lisiere/phaseRecords/01', "' OR 1=1 --", '=1+1'];
const DATES = [day(1950), day(2026, 2, 28), { year: 2026 }, {}];
const WRONG_DATES = [day(1), day(9999), day(9999, 12, 31), day(2026, 2, 30), day(1949, 12, 31), day(2100), day(-1), day(2147483647)];
const EXTREMES = {
  string: { taken: TEXTS, wrong: [...CONTROLS, 'x'.repeat(65536)] },
  double: { taken: [-0, 1e308, -1, 5e-324], wrong: [NaN, Infinity, -Infinity] },
  int32: { taken: INT32 }, int64: { taken: INT64 }, bool: { taken: [true, false] },
  bytes: { taken: [Buffer.alloc(0), Buffer.from([0, 255, 10]), Buffer.alloc(65536, 'x')] },
  'google.type.Date': { taken: DATES, wrong: WRONG_DATES },
  'google.type.Money': { taken: [...INT64.map((units) => ({ units })), ...INT32.map((nanos) => ({ units: '1', nanos })), { units: '1', currencyCode: 'USD' }, {}] },
  'google.protobuf.Timestamp': { taken: [...INT64.map((seconds) => ({ seconds })), ...INT32.map((nanos) => ({ seconds: '1767225600', nanos }))] },
  'google.protobuf.FieldMask': { taken: [{ paths: ['*'] }, { paths: [''] }, { paths: ['couleur'] }, { paths: Array.from({ length: 1001 }, () => 'title') }] },
  'google.protobuf.Struct': { taken: [{ fields: {} }, { fields: { a: { stringValue: 'x'.repeat(65535) } } }], wrong: [{ fields: { a: { numberValue: NaN } } }, { fields: { a: { stringValue: 'a\u0000b' } } }, { fields: { 'a\u001b': { boolValue: true } } }] },
};
const ADDRESSES = ['javascript:alert(1)', 'data:text/html,<b>', 'ftp://x.example', 'https://', '//x.example', 'https://a b'];

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const typeOf = (field) => field.resolve().resolvedType;
const declares = (field, behaviour) => JSON.stringify(field.parsedOptions ?? field.options ?? {}).includes(behaviour);
const isOutput = (field) => declares(field, 'OUTPUT_ONLY');
// An update without a mask leaves such a field as it is, whatever the request says of it.
const isLeft = (method, field) => method.name.startsWith('Update') && declares(field, 'IMMUTABLE');
const fullName = (type) => type.fullName.slice(1);

// Every field of a message that a caller can set, at any depth: [path, field], the path as in a JSON of the message.
export function* fieldsOf(type, path = [], seen = new Set()) {
  for (const field of type.fieldsArray) {
    if (isOutput(field)) continue;
    const here = [...path, camel(field.name)];
    const below = typeOf(field);
    const leaf = !below?.fieldsArray || EXTREMES[fullName(below)];
    if (field.repeated || leaf) yield [here, field];
    if (!leaf && !seen.has(below)) yield* fieldsOf(below, field.repeated ? [...here, 0] : here, new Set([...seen, below]));
  }
}

export function valuesFor(field, sound) {
  const type = typeOf(field);
  const one = () => {
    if (type?.values) return { taken: [0, ...Object.values(type.values)], wrong: [-1, 99, 2147483647] };
    const extremes = EXTREMES[type ? fullName(type) : field.type] ?? { taken: [{}] };
    const address = /(^|_)uri$/.test(field.name) ? ADDRESSES : [];
    return { taken: extremes.taken, wrong: [...(extremes.wrong ?? []), ...(type ? [] : address)] };
  };
  if (!field.repeated) return one();
  const { taken, wrong = [] } = type?.fieldsArray ? { taken: [] } : one();
  const item = Array.isArray(sound) && sound.length ? sound[0] : type?.fieldsArray ? {} : 'x';
  return { taken: [[], [item, item], ...taken.map((value) => [value])],
    wrong: [Array.from({ length: 1001 }, (_, i) => (typeof item === 'string' ? `${item}${i}` : item)), ...wrong.map((value) => [value])] };
}

// `request` with `value` at `path`.
export function put(request, path, value) {
  const copy = structuredClone(request);
  let at = copy;
  for (const [i, key] of path.slice(0, -1).entries()) at = at[key] ??= typeof path[i + 1] === 'number' ? [] : {};
  at[path.at(-1)] = value;
  return copy;
}
export const at = (request, path) => path.reduce((value, key) => value?.[key], request);
// committee.hearings[0].project
export const named = (path) => path.reduce((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${snake(key)}` : snake(key)), '');
export const show = (value) => JSON.stringify(value, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v))?.slice(0, 80);

const FINE = new Set([Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.ALREADY_EXISTS, Code.FAILED_PRECONDITION, Code.PERMISSION_DENIED, Code.ABORTED, Code.OUT_OF_RANGE]);
// What decides nothing of the resource: any text will do, or none.
const FREE = /^(request_id|update_mask|.*etag|read_mask)/;

// Of a batch, whose reply says what became of each item: the first that it refused.
const refusalIn = (reply) => [...(reply?.results ?? []), ...(reply?.changeResults ?? [])].find(({ state }) => state === 'STATE_REFUSED');

// Puts all that into requests of that method, each made of `sound()`: one that is. `call(request)` gives the reply; `fine`: codes
// that it may be refused with beside those of every method.
export async function assertTakenOrRefused(method, { call, sound, fine = [] }) {
  const { resolvedRequestType } = method.resolve();
  try {
    assert.equal(refusalIn(await call(await sound())), undefined, method.name);
  } catch (error) {
    if (error.code === Code.UNIMPLEMENTED) return;
    if (error.code !== Code.FAILED_PRECONDITION) throw error;
  }
  // What is read or updated can be again; all else is made anew, or ended, once it was taken.
  const again = isRead(method) || method.name.startsWith('Update') ? await sound() : undefined;
  for (const [path, field] of fieldsOf(resolvedRequestType)) {
    let request = again ?? await sound();
    const { taken, wrong = [] } = valuesFor(field, at(request, path));
    for (const value of [...taken, ...wrong]) {
      const said = `${method.name} ${named(path)} = ${show(value)}`;
      const refused = await call(put(request, path, value)).then(refusalIn, (error) => error);
      if (!refused) {
        assert.ok(!wrong.includes(value) || FREE.test(named(path)) || isLeft(method, field), `${said} was taken`);
        request = again ?? await sound();
        continue;
      }
      if (refused.code === undefined) continue;  // an item of a batch, which says no more than why
      assert.ok(FINE.has(refused.code) || fine.includes(refused.code), `${said}: ${refused.code} ${refused.details}`);
      if (wrong.includes(value) && refused.code === Code.INVALID_ARGUMENT) {
        const fields = detailsOf(refused).BadRequest.fieldViolations.map((violation) => violation.field);
        // What is larger than a whole request may be is that, whatever field it stands in.
        const isAbout = (told) => told === 'request' || named(path).startsWith(told.replace(/\[.*/, '')) || told.startsWith(named(path));
        assert.ok(fields.some(isAbout), `${said} was refused as ${fields}`);
      }
    }
  }
}
