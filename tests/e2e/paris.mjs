// The day it is, as the services count days.
const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

// In Paris: YYYY-MM-DD.
export const today = () => PARIS.format(new Date());
