// Each service in a process of its own, as in a cluster: they know one another by their certificates, the gateway stands
// alone, and an ingress brings calls to whoever answers them. For scripts that are run with PEPINIERE_APART=1.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Certificates } from './certificates.mjs';

const GATEWAY = 'gateway';
const INGRESS = fileURLToPath(new URL('ingress.mjs', import.meta.url));

// What a stack (stack.mjs) is then. `tools`: what that module lends.
export const apart = (Stack, { SERVICES, freePort, startBeside }) => class extends Stack {
  async prepare() {
    await super.prepare();
    this.certificates = new Certificates(this.folder);
    this.certificates.makeAuthority('authority');
    for (const service of [...SERVICES, GATEWAY]) this.certificates.make(service, 'authority', `IP:127.0.0.1,DNS:${service}.pepiniere.example`);
    fs.writeFileSync(this.certificates.file('clients.json'),
      JSON.stringify(Object.fromEntries(SERVICES.map((service) => [`${service}.pepiniere.example`, ['service']]))));
    this.ports = Object.fromEntries(await Promise.all(SERVICES.map(async (service) => [service, await freePort()])));
    this.daemons = new Map();
    await startBeside(INGRESS, { port: this.port, backends: Object.fromEntries(SERVICES.map((service) => [service, this.addressOf(service)])),
      authority: this.certificates.certificate('authority'), fallback: 'portfolio' });
  }

  addressOf(service) {
    return `127.0.0.1:${this.ports[service]}`;
  }

  // How a process finds the others, and who it is to them.
  #ways(name) {
    const others = SERVICES.filter((service) => service !== name);
    return [...others.map((service) => `--backend=${service}=${this.addressOf(service)}`), `--backend-ca=${this.certificates.certificate('authority')}`,
      `--backend-cert=${this.certificates.certificate(name)}`, `--backend-key=${this.certificates.key(name)}`];
  }

  // One process: of a service, or the gateway.
  launchOne(name) {
    const door = name === GATEWAY ? this.gatewayFlags
      : [`--listen=${this.addressOf(name)}`, `--tls-cert=${this.certificates.certificate(name)}`, `--tls-key=${this.certificates.key(name)}`,
        `--tls-client-ca=${this.certificates.certificate('authority')}`, `--clients=${this.certificates.file('clients.json')}`, ...this.databaseFlags, ...this.flags];
    const daemon = this.spawn([`--services=${name}`, ...door, ...this.#ways(name), ...this.trust]);
    this.daemons.set(name, daemon);
    if (name === 'portfolio') this.daemon = daemon;
    return daemon;
  }

  launch() {
    for (const service of SERVICES) this.launchOne(service);
    if (this.gatewayFlags.length > 0) this.launchOne(GATEWAY);
  }

  get gateway() {
    return this.daemons.get(GATEWAY);
  }

  async serving() {
    const known = ['--ca', this.certificates.certificate('authority')];
    for (const service of SERVICES) {
      await this.hasBegun(service, this.daemons.get(service),
        async () => (await this.run([...known, '--server', this.addressOf(service), 'ping'])).code === 0);
    }
    await super.serving();
  }

  // Ends them all; how the portfolio's ended.
  async stop(signal = 'SIGTERM') {
    for (const daemon of this.daemons.values()) if (daemon.exitCode === null && daemon.signalCode === null) daemon.kill(signal);
    const ends = await Promise.all([...this.daemons.values()].map((daemon) => this.endOf(daemon)));
    return ends[[...this.daemons.keys()].indexOf('portfolio')];
  }
};
