// The name of a file says what it counts: "passages-domaine-justice-2024-01-01-2024-12-31.csv".
const SAID = ['domaine', 'ministere', 'incubateur'];

export function csvName(what: string, get: (param: string) => string, days: readonly string[] = []): string {
  const perimeter = SAID.filter((param) => get(param)).map((param) => `${param}-${get(param).replace(/[^\p{L}\p{N}]+/gu, '-')}`);
  return `${[what, ...perimeter, ...days.filter(Boolean)].join('-')}.csv`;
}
