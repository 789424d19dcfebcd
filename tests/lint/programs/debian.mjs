// Which Debian package a program comes from, as dpkg of this machine says it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ask = (...command) => spawnSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout ?? '';

export const isDebian = fs.existsSync('/var/lib/dpkg/status') && ask('dpkg-query', '--version') !== '';

// What debootstrap's smallest Debian holds.
export function inEveryDebian() {
  const lines = ask('dpkg-query', '-W', '-f', '${Essential} ${Priority} ${Package}\n').split('\n').map((line) => line.split(' '));
  return new Set(['apt', ...lines.filter(([essential, priority]) => essential === 'yes' || priority === 'required').map(([, , name]) => name)]);
}

// The packages and what they depend on themselves: python3 brings python3-minimal, which holds the program.
export function broughtBy(packages) {
  const depends = ask('dpkg-query', '-W', '-f', '${Pre-Depends}, ${Depends}\n', ...packages).match(/[a-z0-9][a-z0-9.+-]+(?=[ ,|:\n]|$)/g) ?? [];
  return new Set([...packages, ...depends]);
}

function whereIs(program) {
  if (path.isAbsolute(program)) return fs.existsSync(program) ? program : undefined;
  return ['/usr/bin', '/usr/sbin', '/bin', '/sbin'].map((folder) => path.join(folder, program)).find((file) => fs.existsSync(file));
}

// The files that it may be: several where Debian has alternatives (awk). A Debian of merged folders knows some files by the
// name that they had before.
function filesOf(program) {
  const file = whereIs(program);
  if (!file) return [];
  const target = fs.lstatSync(file).isSymbolicLink() ? fs.readlinkSync(file) : '';
  const real = target.startsWith('/etc/alternatives/') ? ask('update-alternatives', '--list', path.basename(target)).split('\n').filter(Boolean) : [file];
  return real.flatMap((name) => [name, fs.realpathSync(name)]).map((name) => name.replace(/^\/usr\/(?=s?bin\/)/, '/'))
    .flatMap((name) => [name, `/usr${name}`]);
}

// Program -> the packages that it may come from: none where dpkg knows of none.
export function packagesOf(programs) {
  const files = new Map(programs.map((program) => [program, filesOf(program)]));
  const owners = new Map();
  for (const line of ask('dpkg-query', '-S', ...[...files.values()].flat()).split('\n')) {
    const [packages, file] = line.split(': ');
    if (file) owners.set(file, packages.split(', ').map((name) => name.split(':')[0]));
  }
  return new Map([...files].map(([program, names]) => [program, [...new Set(names.flatMap((name) => owners.get(name) ?? []))]]));
}
