// What the portfolio is broken down by, and how each value leads to its list.
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { NONE } from '@/api/project_filter';
import { common } from '@/words/common';
import type { Text } from '@/words/text';

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
}

export const DIMENSIONS: readonly [Dimension, ...Dimension[]] = [
  { id: 'incubateur', dimension: PortfolioDimension.INCUBATOR, key: 'incubator', label: common.incubator, param: 'principal', of: 'incubators' },
  { id: 'ministere', dimension: PortfolioDimension.MINISTRY, key: 'ministry', label: common.ministry, param: 'ministere', of: 'organisations', several: true },
  { id: 'thematique', dimension: PortfolioDimension.THEME, key: 'theme', label: common.theme, param: 'thematique', several: true },
  { id: 'type', dimension: PortfolioDimension.KIND, key: 'kind', label: common.kind, param: 'type' },
  { id: 'usagers', dimension: PortfolioDimension.USER_TYPE, key: 'user_type', label: common.userType, param: 'usagers', several: true },
];

export const valueOf = (value: string) => value || NONE;
