// Where a challenge is worked on, by the names of organisations; as a source spelt it, where nobody gave one.
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { idOf } from '@/kit/api/names';
import { OrganisationLink } from '@/portfolio/feature';

export const hostsOf = ({ host, administrativeHost }: Challenge) => [...new Set([host, administrativeHost])].filter(Boolean);

// Of an address: the id of the organisation, or the text that a challenge has instead.
export const hostIn = ({ host, hostText }: { host: string; hostText: string }) => (host ? idOf(host) : hostText);
export const hostTitled = (value: string, titleOf: (name: string) => string) => (/^[a-z0-9-]+$/.test(value) ? titleOf(`organisations/${value}`) : value);
// Of a figure, by the name that it is under.
export const hostNamed = (name: string) => (name.startsWith('organisations/') ? idOf(name) : name);

export function Hosts({ of }: { of: Challenge }) {
  const hosts = hostsOf(of);
  if (hosts.length === 0) return <>{of.hostText}</>;
  return <ul className="values">{hosts.map((name) => <li key={name}><OrganisationLink name={name} /></li>)}</ul>;
}
