// What audits of every service say in words, beside feature.ts: the first view needs none of it.
export { reasonText } from './words/deeds';
export { fieldText } from './words/fields';
