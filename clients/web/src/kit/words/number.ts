// A number as people type it, and as pages write it: "1234,5", "1234.5", "1 234,5" with any of the spaces that are put between thousands.
const THOUSANDS = /^\s*[-+]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?\s*$/;

// NaN for what is none.
export const numberIn = (text: string): number => Number((THOUSANDS.test(text) ? text.replace(/[ \u00a0\u202f]/g, '') : text).replace(',', '.'));
