// What the service lends to others of where things are shown, beside feature.ts: a place, and no more.
export { urlOf } from './api/addresses';
