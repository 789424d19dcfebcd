// Instants as the clocks of a zone show them: 2027-01-04T09:00 in Europe/Paris is 2027-01-04T08:00:00.000Z.

export const USUAL_ZONE = 'Europe/Paris';

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
// One that this browser knows.
export const zoneOf = (zone: string) => (zone && isZone(zone) ? zone : USUAL_ZONE);

const clockIn = (ms: number, zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms).replace(' ', 'T');
const minutesOf = (ms: number) => Math.floor(ms / 60_000) * 60_000;

// Empty for what is no instant.
export function wallTimeOf(iso: string, zone: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? '' : clockIn(ms, zoneOf(zone)).slice(0, 16);
}

// What clocks show twice is the first of both; what they leave out is read by the clocks after it. Empty for what is no time.
export function instantOf(wall: string, zone: string): string {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}:00Z`) : NaN;
  if (Number.isNaN(asUtc)) return '';
  const aheadAt = (ms: number) => minutesOf(Date.parse(`${clockIn(ms, zoneOf(zone))}Z`)) - minutesOf(ms);
  const DAY_MS = 86_400_000;
  const [before, after] = [asUtc - aheadAt(asUtc - DAY_MS), asUtc - aheadAt(asUtc + DAY_MS)];
  const isSo = (ms: number) => clockIn(ms, zoneOf(zone)).slice(0, 16) === wall;
  return new Date(isSo(before) ? before : after).toISOString();
}
