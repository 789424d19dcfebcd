// What the service's account may do in a migrated schema, seen from the account itself: write rows, add to the audit, and
// never change what was audited.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { SOURCE, Stack, runProgram } from './stack.mjs';

const stack = await Stack.start({ ownDatabase: true, serve: false });
const { database, schema } = stack;

// The account's statement: '' if it was accepted, else the database's error.
const account = path.join(stack.folder, 'account.cnf');
fs.writeFileSync(account, `[client]\nsocket=${database.socket}\nuser=pepiniere\n` +
  `password=${fs.readFileSync(database.passwordFile, 'utf8').trim()}\n`, { mode: 0o600 });
function refusal(sql) {
  const { code, err } = runProgram('mariadb', [`--defaults-file=${account}`, '--batch', schema], { input: sql });
  if (code !== 0) assert.match(err, /denied/, `${sql}: ${err}`);
  return code === 0 ? '' : err;
}
const accepts = (sql) => assert.equal(refusal(sql), '', sql);
const refuses = (sql) => assert.notEqual(refusal(sql), '', `accepted: ${sql}`);

const ADD_ONLY = ['audit_records', 'audit_seals'];
const READ_ONLY = ['schema_migrations'];
const tables = database.sql(
  `SELECT table_name, MIN(column_name) FROM information_schema.columns WHERE table_schema = '${schema}' GROUP BY 1`);

test('rows of every table are read and written, but for those that are not', () => {
  assert.ok(tables.length > 20);
  for (const [table, column] of tables) {
    accepts(`SELECT * FROM ${table} LIMIT 0`);
    const added = `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 0`;
    READ_ONLY.includes(table) ? refuses(added) : accepts(added);
    for (const change of [`UPDATE ${table} SET ${column} = NULL WHERE FALSE`, `DELETE FROM ${table} WHERE FALSE`]) {
      [...ADD_ONLY, ...READ_ONLY].includes(table) ? refuses(change) : accepts(change);
    }
  }
});

test('what is audited stays as it was', () => {
  accepts(`INSERT INTO audit_records VALUES ('a1', 1, 'p', 'm', 'projects/p', '', '', '', '{}', 2, '', DEFAULT)`);
  accepts(`INSERT INTO audit_seals VALUES (1, 'a1', '${'0'.repeat(64)}')`);
  refuses(`INSERT INTO audit_records SELECT * FROM audit_records ON DUPLICATE KEY UPDATE reason = 'other'`);
  refuses(`REPLACE INTO audit_seals VALUES (1, 'a1', '${'1'.repeat(64)}')`);
  refuses(`UPDATE audit_records r JOIN audit_pending p ON p.id = r.id SET r.reason = 'other'`);
  refuses('DELETE r FROM audit_records r');
  assert.deepEqual(stack.sql('SELECT reason, seal FROM audit_records JOIN audit_seals ON audit_id = id'),
    [['', '0'.repeat(64)]]);
});

test('nothing is made, altered or dropped', () => {
  for (const [table] of tables) {
    for (const sql of [`TRUNCATE ${table}`, `DROP TABLE ${table}`, `ALTER TABLE ${table} ADD COLUMN c INT`,
      `RENAME TABLE ${table} TO other`, `CREATE TRIGGER t BEFORE INSERT ON ${table} FOR EACH ROW SET @x = 1`]) {
      refuses(sql);
    }
  }
  for (const sql of ['CREATE TABLE other (id INT)', 'CREATE TEMPORARY TABLE other (id INT)', 'CREATE DATABASE pepiniere_x',
    `DROP DATABASE ${schema}`, `GRANT UPDATE ON ${schema}.audit_records TO pepiniere@localhost`,
    'SELECT * FROM mysql.user']) {
    refuses(sql);
  }
});

test('a grant on whole schemas, as earlier versions gave, is taken back at the next start', () => {
  database.sql('GRANT SELECT, INSERT, UPDATE, DELETE ON `pepiniere\\_%`.* TO pepiniere@localhost');
  accepts('DELETE FROM audit_records WHERE FALSE');
  database.start();
  refuses('DELETE FROM audit_records WHERE FALSE');
  accepts('DELETE FROM projects WHERE FALSE');
});

test('tables of schemas that are gone are forgotten', () => {
  const granted = () => Number(database.sql(`SELECT COUNT(*) FROM mysql.tables_priv WHERE Db = '${schema}'`)[0][0]);
  assert.equal(granted(), 2 * tables.length);
  database.sql(`DROP DATABASE ${schema}`);
  database.start();
  assert.equal(granted(), 0);
});

test('a schema that is not there and an account that is not there are said so', () => {
  const grant = (...who) => runProgram(path.join(SOURCE, 'migrations/grant.sh'),
    [...who, '--no-defaults', `--socket=${database.socket}`, '--user=root']);
  assert.match(grant('pepiniere_nowhere', 'pepiniere').err, /no schema pepiniere_nowhere/);
  assert.match(grant('mysql', 'nobody').err, /no account nobody/);
  assert.match(grant("x'; DROP", 'pepiniere').err, /letters, digits/);
});
