// One of the purposes that a person may agree to, where another service asks for it: the same text, and the same choice, as on the
// page of their account.
import { Agreements } from './agreements';
import { ConsentPurpose } from './consent_purpose';

export default function ConsentTo({ person, purpose }: { person: string; purpose: string }) {
  return (
    <Agreements person={person} lines={4}>
      {(all, askAgain) => all.filter((agreed) => agreed.purpose.id === purpose).map((agreed) => <ConsentPurpose key={agreed.name} agreed={agreed} askAgain={askAgain} />)}
    </Agreements>
  );
}
