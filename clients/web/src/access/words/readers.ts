// Who will read what is typed.
import { READERS } from '@/gen/pepiniere/access/v1/readers';
import type { Readership } from '@/kit/form/readers';

export const readersOf = (writes: keyof typeof READERS): Readership => READERS[writes];
