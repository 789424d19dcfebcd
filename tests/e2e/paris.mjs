// The day it is, as the services count days.
import { sleep } from './stack.mjs';

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

// In Paris: YYYY-MM-DD.
export const today = () => PARIS.format(new Date());

// The day so many days from today, or ago if it is less than 0.
export const inDays = (days) => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

// For who counts on its staying the same day for some minutes: waits for midnight, where that is near.
export async function awayFromMidnight() {
  while (CLOCK.format(new Date()) >= '23:54') await sleep(1000);
}
