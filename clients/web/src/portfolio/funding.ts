// What the portfolio lends to other services of money, beside feature.ts: the first view needs none of it.
export { useFundingOf, type Funding } from './api/funding';
