// What people call the ministerial domains of the organisations of beta.gouv.fr; others are said as they are kept.
import type { Text } from '@/kit/words/text';

export const DOMAINS: Readonly<Record<string, Text>> = {
  'affaires-etrangeres': { fr: 'Affaires étrangères', en: 'Foreign affairs' },
  agriculture: { fr: 'Agriculture', en: 'Agriculture' },
  armees: { fr: 'Armées', en: 'Armed forces' },
  autres: { fr: 'Autres', en: 'Others' },
  bercy: { fr: 'Économie et finances (Bercy)', en: 'Economy and finance (Bercy)' },
  culture: { fr: 'Culture', en: 'Culture' },
  education: { fr: 'Éducation nationale', en: 'Education' },
  'enseignement-sup': { fr: 'Enseignement supérieur et recherche', en: 'Higher education and research' },
  environnement: { fr: 'Environnement et écologie', en: 'Environment and ecology' },
  interieur: { fr: 'Intérieur', en: 'Home affairs' },
  justice: { fr: 'Justice', en: 'Justice' },
  'solidarite-sante': { fr: 'Solidarités et santé', en: 'Health and social affairs' },
  spm: { fr: 'Services du Premier ministre', en: 'Prime Minister’s services' },
  sport: { fr: 'Sport', en: 'Sport' },
  territoires: { fr: 'Territoires', en: 'Regions and local authorities' },
  transports: { fr: 'Transports', en: 'Transport' },
  travail: { fr: 'Travail', en: 'Labour' },
};

export function domainText(domain: string): Text {
  return DOMAINS[domain] ?? { fr: domain, en: domain };
}
