// A service's schema for a test. Migrating one takes most of a script's start, so that it is done once for each content of
// the migrations: what came of it is kept in the build folder as a script, which makes the others.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

// What a schema is migrated by: the migrations, and who applies them.
function sourcesOf(source, service) {
  const folders = ['shared', service].map((name) => path.join(source, 'migrations', name));
  return [path.join(source, '.ci/common.sh'), ...folders.flatMap((folder) => fs.readdirSync(folder).sort().map((name) => path.join(folder, name)))];
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${path.basename(file)}\n`).update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

// The client prints what is not printable as \n, \t, \0 and \\.
const unescaped = (text) => text.replace(/\\(.)/g, (_, sign) => ({ n: '\n', t: '\t', 0: '\0' })[sign] ?? sign);

// A script of all that is in a schema: tables and their rows. It copies nothing else, and says so.
function scriptOf(database, schema) {
  const [[strange]] = database.sql(`SELECT (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '${schema}' AND table_type <> 'BASE TABLE')
    + (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = '${schema}')
    + (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = '${schema}')`);
  if (strange !== '0') throw new Error('the migrations make something else than tables: have schemas.mjs copy that too');
  const quoted = database.sql(`SELECT table_name, GROUP_CONCAT('QUOTE(', column_name, ')' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = '${schema}' GROUP BY table_name`);
  const each = (statement) => database.sql(quoted.map(statement).join(';\n'), schema);
  const tables = each(([table]) => `SHOW CREATE TABLE ${table}`);
  const rows = each(([table, columns]) => `SELECT '${table}', CONCAT_WS(', ', ${columns}) FROM ${table}`);
  return [...tables.map(([, made]) => `${unescaped(made)};\n`),
    ...rows.map(([table, row]) => `INSERT INTO ${table} VALUES (${unescaped(row)});\n`)].join('');
}

// Two scripts that come at once both migrate, and the later one's file, which says the same, takes the other's place.
function templateOf(database, service, { source, build, migrate }) {
  const file = path.join(build, 'schemas', `${service}-${hashOf(sourcesOf(source, service))}.sql`);
  if (!fs.existsSync(file)) {
    const name = `pepiniere_template_${randomBytes(6).toString('hex')}`;
    migrate(name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${name}`, scriptOf(database, name));
    database.sql(`DROP DATABASE ${name}`);
    fs.renameSync(`${file}.${name}`, file);
  }
  return fs.readFileSync(file, 'utf8');
}

// Makes `schema` as how.migrate(schema) would, which migrates one of the service. Its feed is its own.
export function copySchema(database, service, schema, how) {
  const script = templateOf(database, service, how);
  database.sql(`CREATE DATABASE ${schema}; USE ${schema};\n${script}UPDATE feed_head SET feed_id = UUID();\n`);
}

// What `from` holds, in `to`, which was migrated as it was: its rows are those and no others.
export function copyRows(database, from, to) {
  const tables = database.sql(`SELECT table_name, GROUP_CONCAT(column_name) FROM information_schema.columns
    WHERE table_schema = '${from}' AND is_generated = 'NEVER' GROUP BY table_name`);
  database.sql(tables.map(([table, columns]) => `DELETE FROM ${table}; INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${from}.${table};`).join('\n'), to);
}
