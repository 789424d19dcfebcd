// Where somebody is named: a search of all that the services keep and tell, whatever the spelling.
import { SERVICES } from './stack.mjs';

// As erasure reads a text: without case and accents. What JSON escaped, however often, is put back first.
const folded = (text) => text.replace(/\\+u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
  .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// What of the base64 of some bytes does not depend on what stands around them: one form for each place in three.
function base64Of(text) {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const form = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function hexOf(text) {
  const hex = Buffer.from(text).toString('hex');
  return [hex, hex.toUpperCase()];
}

// Between two values, so that no name is read out of both.
const BETWEEN = Buffer.from('\0');

// A search for texts; `unless` they go on like this, and so are another's.
export class Traces {
  constructor(texts, unless = '') {
    const literal = (text) => folded(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
    this.pattern = new RegExp(`(?:${texts.map(literal).join('|')})${unless && `(?!${unless})`}`);
    this.encoded = texts.flatMap((text) => [...base64Of(text), ...hexOf(text)]);
  }

  // Whether one of them is in it: text, bytes, or whatever JSON can write.
  areIn(content) {
    if (typeof content !== 'string' && !Buffer.isBuffer(content)) return this.areIn(JSON.stringify(content) ?? '');
    const bytes = Buffer.from(content), raw = bytes.toString('latin1');
    return this.pattern.test(folded(bytes.toString('utf8'))) || this.encoded.some((form) => raw.includes(form));
  }

  // Of what is kept (cellsOf), the columns that have one: "portfolio.projects.contact".
  placesIn(cells) {
    const columns = new Map();
    for (const { place, bytes } of cells) {
      if (!columns.has(place)) columns.set(place, []);
      columns.get(place).push(bytes, BETWEEN);
    }
    return [...columns].filter(([, values]) => this.areIn(Buffer.concat(values))).map(([place]) => place).sort();
  }
}

// Every value of every table of the services' schemas, as a dump would have it: [{place: 'portfolio.projects.contact', bytes}].
export function cellsOf(stack, services = SERVICES) {
  return services.flatMap((service) => {
    const schema = stack.schemaOf(service);
    const tables = new Map();
    for (const [table, column] of stack.database.sql(`SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = '${schema}' ORDER BY table_name, ordinal_position`)) tables.set(table, [...(tables.get(table) ?? []), column]);
    const select = ([table, columns]) => `SELECT '${table}', ${columns.map((name) => `HEX(CAST(\`${name}\` AS BINARY))`).join(', ')} FROM \`${table}\``;
    return stack.database.sql([...tables].map(select).join(';\n'), schema).flatMap(([table, ...values]) =>
      values.map((hex, i) => ({ place: `${service}.${table}.${tables.get(table)[i]}`, bytes: Buffer.from(hex === 'NULL' ? '' : hex, 'hex') })));
  });
}
