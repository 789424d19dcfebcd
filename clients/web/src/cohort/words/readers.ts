// Who will read what is typed: everything here is open data.
import { READERS } from '@/gen/pepiniere/cohort/v1/readers';
import type { Readership } from '@/kit/form/readers';

export const readersOf = (writes: keyof typeof READERS): Readership => READERS[writes];
