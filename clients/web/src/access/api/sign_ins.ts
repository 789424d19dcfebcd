// Ways to sign in: what a form asks of one that is added, and who has one already.
import type { Person_Subject as Subject } from '@/gen/pepiniere/access/v1/person_pb';
import { CERTIFICATE_ISSUER as CERTIFICATE } from '@/gen/pepiniere/rpc/v1/bounds';
import { problemOf } from '@/kit/api/problem';

export { CERTIFICATE };
// What else one may sign in by.
export const TOKEN = 'token';

export type SignIn = Pick<Subject, 'issuer' | 'subject'>;

export const isCertificate = ({ issuer }: SignIn) => issuer === CERTIFICATE;

// Of what is typed.
export const signInOf = ({ way, issuer = '', subject = '' }: Readonly<Record<string, string>>): SignIn =>
  ({ issuer: way === CERTIFICATE ? CERTIFICATE : issuer.trim(), subject: subject.trim() });

// The name of who signs in so, where that is why it was refused.
export function takenBy(error: unknown): string | undefined {
  const { reason, preconditions } = problemOf(error);
  return reason === 'SUBJECT_TAKEN' ? preconditions[0]?.subject ?? '' : undefined;
}
