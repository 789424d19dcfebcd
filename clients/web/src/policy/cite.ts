// What the service lends to others of citing, beside feature.ts: a link, and no more.
export { CiteLink } from './components/cite_link';
