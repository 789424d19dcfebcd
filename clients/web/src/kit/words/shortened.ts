// How a text begins, where all of it would be too long.
const LETTERS = 160;

export function shortened(text: string): string {
  const all = [...text];
  return all.length > LETTERS ? `${all.slice(0, LETTERS).join('')}…` : text;
}
