// What the service lends to others of where things are shown, beside feature.ts.
export { MY_RECEIPTS, waitsUrl } from './api/addresses';
