// What the service lends to others of organisations that host challenges, beside feature.ts: where they are shown, and no more.
export { hostUrl } from './api/addresses';
