// What a person agreed to, of what may be agreed to.
import { Consent_State as State, type Consent, type ConsentPurpose } from '@/gen/pepiniere/access/v1/consent_pb';
import { LANGS, type Lang, type Text } from '@/kit/words/text';

// In every language: what was agreed to in one counts in all of them. The wording is the service's, to the letter.
export interface Purpose { id: string; title: Text; wording: Readonly<Record<Lang, string>> }

// never: they did not agree. changed: they did, and it counts, but the service says that what is to be read is another text now.
export type Agreement = 'never' | 'given' | 'changed' | 'withdrawn';
export const isCounting = (agreement: Agreement) => agreement === 'given' || agreement === 'changed';

export interface Agreed {
  purpose: Purpose;
  // The name that their consent to it has, or will have.
  name: string;
  consent?: Consent;
  agreement: Agreement;
  // Whether it may be agreed to: the service lists it.
  isOffered: boolean;
}

type Told = Pick<ConsentPurpose, 'id' | 'title' | 'wording'>;

// Of what the service lists in each language.
export const purposesOf = (told: Readonly<Record<Lang, readonly Told[]>>): Purpose[] => told.fr.map((french) => {
  const { id } = french;
  const inEach = (field: 'title' | 'wording') =>
    Object.fromEntries(LANGS.map((lang) => [lang, (told[lang].find((one) => one.id === id) ?? french)[field]])) as Record<Lang, string>;
  return { id, title: inEach('title'), wording: inEach('wording') };
});

export const consentName = (person: string, purpose: string) => `${person}/consents/${purpose}`;

export function agreementOf(consent: Pick<Consent, 'state' | 'upToDate'> | undefined): Agreement {
  if (!consent) return 'never';
  if (consent.state !== State.GIVEN) return 'withdrawn';
  return consent.upToDate ? 'given' : 'changed';
}

// What is to be sent for who has read it in that language.
export const agreementTo = ({ name, purpose }: Pick<Agreed, 'name' | 'purpose'>, lang: Lang) => ({ name, languageCode: lang, wording: purpose.wording[lang] });

// What may be agreed to, in the order of the service, then what was agreed to and is not offered any more.
export function agreedBy(person: string, purposes: readonly Purpose[], consents: readonly Consent[]): Agreed[] {
  const offered = purposes.map((purpose): Agreed => {
    const name = consentName(person, purpose.id);
    const consent = consents.find((one) => one.name === name);
    return { purpose, name, ...(consent && { consent }), agreement: agreementOf(consent), isOffered: true };
  });
  const others = consents.filter(({ name }) => !offered.some((one) => one.name === name)).map((consent): Agreed => {
    const { name, wording } = consent;
    const id = name.slice(name.lastIndexOf('/') + 1);
    const purpose = { id, title: { fr: id, en: id }, wording: { fr: wording, en: wording } };
    // There is no other text to agree to.
    const agreement = agreementOf(consent);
    return { purpose, name, consent, agreement: agreement === 'changed' ? 'given' : agreement, isOffered: false };
  });
  return [...offered, ...others];
}
