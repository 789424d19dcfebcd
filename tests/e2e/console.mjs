// What pages show at a prompt, and whether it is what the programs print.
//
// In a page's ```console blocks a line that begins with "$ " is a command, which goes on after a backslash at its end; what
// it prints stands below it, standard error too. Of what is printed, a line of three dots stands for any lines, and three
// dots within a line for anything.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

// The day on which the pages were written: where they say it, any page of today says today.
const DAY = '2026-11-22';
// What every run prints anew.
const VARIES = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'INSTANT'],
  [/\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d/g, 'TIME'],
  [/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, 'ID'],
  [/\b\d+:[0-9a-f]{64}\b/g, 'SEAL'],
  [/\b\d+(?= records, each)/g, 'SOME'],  // records are sealed a moment after they are written
  [/(?<="nextPageToken":")[^"]+/g, 'TOKEN'],
  [/\r\n/g, '\n'],  // CSV
  [/ {2,}/g, '  '],  // columns are as wide as what is in them
  [/ +$/gm, ''],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// The ```console blocks of a page, in order: [{line, commands: [{command, printed: [line]}]}]. `line` counts from 1.
export function blocksOf(text) {
  const blocks = [];
  let block;
  for (const [index, line] of text.split('\n').entries()) {
    if (!block && line === '```console') blocks.push((block = { line: index + 1, commands: [] }));
    else if (block && line === '```') block = undefined;
    else if (block) take(line, block.commands);
  }
  return blocks;
}

function take(line, commands) {
  const last = commands.at(-1);
  if (last?.printed.length === 0 && last.command.endsWith('\\')) last.command += `\n${line}`;
  else if (line.startsWith('$ ')) commands.push({ command: line.slice(2), printed: [] });
  else if (last) last.printed.push(line);
  else throw new Error(`a console block begins with what no command printed: ${line}`);
}

// The programs that a command calls, those within $(...) too.
export function programsOf(command) {
  const bare = command.replaceAll('\\\n', ' ').replace(/'[^']*'/g, "''");
  const inner = [...bare.matchAll(/\$\((\S+)/g)].map(([, program]) => program);
  const outer = bare.replace(/"[^"]*"/g, '""').replace(/\$\([^)]*\)/g, '').split(/\||&&|;/)
    .map((part) => part.trim().split(/\s+/).find((word) => !/^\w+=/.test(word)));
  return [...outer, ...inner].filter(Boolean);
}

// How a day is written for people and for programs.
function written(day) {
  const [year, month, date] = day.split('-').map(Number);
  return [`${date} ${MONTHS[month - 1]} ${year}`, day, `{"year":${year},"month":${month},"day":${date}}`];
}

function plain(text, days) {
  for (const [what, word] of VARIES) text = text.replace(what, word);
  for (const form of [DAY, ...days].flatMap(written)) text = text.replaceAll(form, 'TODAY');
  return text;
}

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

// Whether a program that printed `out` printed what the page says. days: those on which it may have begun and ended.
export function isAsPrinted(printed, out, days = []) {
  const lines = printed.map((line) => (line.trim() === '...'
    ? '(?:.*\\n)*?'
    : `${escaped(plain(line, days)).replace(/ ?\\\.\\\.\\\./g, '.*')}\\n`));
  return new RegExp(`^${lines.join('')}$`).test(plain(out, days));
}

// A shell in which one command follows the other, as a reader types them.
export class Shell {
  constructor(options) {
    this.bash = spawn('bash', ['--noprofile', '--norc'], { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
    this.bash.stdout.setEncoding('utf8');
    process.on('exit', () => this.bash.kill('SIGKILL'));
  }

  // What a command prints, its errors too, with a line feed at the end of the last line.
  run(command) {
    const mark = randomUUID();
    return new Promise((resolve, reject) => {
      let out = '';
      const read = (text) => {
        out += text;
        const end = out.indexOf(`\n${mark}\n`);
        if (end < 0) return;
        this.bash.stdout.off('data', read);
        this.bash.off('close', gone);
        resolve(out.slice(0, end).replace(/([^\n])$/, '$1\n'));
      };
      const gone = () => reject(new Error(`the shell ended in: ${command}\n${out}`));
      this.bash.stdout.on('data', read);
      this.bash.once('close', gone);
      this.bash.stdin.write(`{ ${command}\n} </dev/null 2>&1\nprintf '\\n%s\\n' ${mark}\n`);
    });
  }

  end() {
    this.bash.stdin.end();
  }
}
