// What the service lends to others of its programmes, beside feature.ts: the first view needs none of its contract.
export { useProgrammes } from './api/programmes';
export { ProgrammeLink } from './components/programme_link';
