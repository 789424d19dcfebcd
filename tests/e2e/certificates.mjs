// Certificates of a test's own: authorities, and whom they vouch for, as PEM files in a folder.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export class Certificates {
  constructor(folder) {
    this.folder = folder;
  }
  file(name) {
    return path.join(this.folder, name);
  }
  certificate(name) {
    return this.file(`${name}.pem`);
  }
  key(name) {
    return this.file(`${name}.key`);
  }
  makeAuthority(name) {
    this.#openssl('req', '-x509', ...NEW_KEY, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '2', '-subj', `/CN=${name}`);
  }
  // alternatives: "IP:127.0.0.1,DNS:server.example".
  make(name, authority, alternatives) {
    fs.writeFileSync(this.file(`${name}.ext`), `subjectAltName=${alternatives}\n`);
    this.#openssl('req', ...NEW_KEY, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    this.#openssl('x509', '-req', '-in', `${name}.csr`, '-CA', `${authority}.pem`, '-CAkey', `${authority}.key`, '-CAcreateserial',
      '-days', '2', '-extfile', `${name}.ext`, '-out', `${name}.pem`);
  }
  #openssl(...args) {
    execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
