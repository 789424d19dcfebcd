// What the portfolio is broken down by, and how each value leads to its list.
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { NONE } from '@/kit/api/filter';
import type { Text } from '@/kit/words/text';
import { terms } from '@/portfolio/words/terms';

export interface Dimension {
  // In the address.
  id: string;
  dimension: PortfolioDimension;
  // As the summary names it in its keys.
  key: string;
  label: Text;
  // The parameter of the list that asks for one value; its values are ids of incubators/ or organisations/ where `of` says so.
  param: string;
  of?: 'incubators' | 'organisations';
  several?: boolean;
  // What a line counts, where its name leaves it open.
  told?: Text;
}

export const DIMENSIONS: readonly [Dimension, ...Dimension[]] = [
  { id: 'incubateur', dimension: PortfolioDimension.INCUBATOR, key: 'incubator', label: terms.incubator, param: 'principal', of: 'incubators' },
  {
    id: 'domaine', dimension: PortfolioDimension.DOMAIN, key: 'domain', label: terms.domain, param: 'domaine', several: true,
    told: {
      fr: 'Par domaine ministériel : une ligne compte les projets sponsorisés par une organisation de ce domaine, quelle que soit sa place dans l’arbre.',
      en: 'By ministerial domain: a line counts the projects that an organisation of the domain sponsors, wherever it stands in the tree.',
    },
  },
  {
    id: 'ministere', dimension: PortfolioDimension.MINISTRY, key: 'ministry', label: terms.byOrganisation, param: 'ministere', of: 'organisations', several: true,
    told: {
      fr: 'Par organisation : une ligne compte les projets sponsorisés par l’organisation la plus haute, ou par tout ce qui est dessous.',
      en: 'By organisation: a line counts the projects that the topmost organisation, or anything below it, sponsors.',
    },
  },
  { id: 'thematique', dimension: PortfolioDimension.THEME, key: 'theme', label: terms.theme, param: 'thematique', several: true },
  { id: 'type', dimension: PortfolioDimension.KIND, key: 'kind', label: terms.kind, param: 'type' },
  { id: 'usagers', dimension: PortfolioDimension.USER_TYPE, key: 'user_type', label: terms.userType, param: 'usagers', several: true },
  { id: 'techno', dimension: PortfolioDimension.TECHNOLOGY, key: 'technology', label: terms.technology, param: 'techno', several: true },
];

export const valueOf = (value: string) => value || NONE;
