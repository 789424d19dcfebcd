// What people read, French and English side by side. A text whose form follows a number has its forms by plural category.
export type Lang = 'fr' | 'en';
export type Forms = string | { one: string; other: string };
export type Text = Readonly<Record<Lang, Forms>>;
export type Values = Readonly<Record<string, string | number>>;

export const LANGS: readonly Lang[] = ['fr', 'en'];

// The first of these that we speak ("en-US"); French where it is none of them.
export const firstSpoken = (wanted: readonly string[]): Lang =>
  wanted.flatMap((tag) => LANGS.filter((lang) => lang === tag.toLowerCase().split('-')[0]))[0] ?? 'fr';

// The text in a language; {name} stands for a value, and values.n chooses the plural form.
export function say(lang: Lang, text: Text, values: Values = {}): string {
  const forms = text[lang];
  const form = typeof forms === 'string' ? forms : forms[pluralOf(lang, Number(values.n))];
  return (lang === 'fr' ? unbroken(form) : form).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(localeOf(lang)) : value;
  });
}

// The same text with these values in it, in each language.
export const filled = (text: Text, values: Values): Text => ({ fr: say('fr', text, values), en: say('en', text, values) });

// French puts spaces around its punctuation, where no line may break.
const unbroken = (text: string) => text.replace(/ (?=[:»%€])|(?<=«) /g, '\u00a0').replace(/ (?=[;!?])/g, '\u202f');
// Between what is spoken of and what is said of it.
export const COLON: Readonly<Record<Lang, string>> = { fr: '\u00a0: ', en: ': ' };

export const localeOf = (lang: Lang) => (lang === 'fr' ? 'fr-FR' : 'en-GB');

function pluralOf(lang: Lang, n: number): 'one' | 'other' {
  return new Intl.PluralRules(localeOf(lang)).select(n) === 'one' ? 'one' : 'other';
}
