// The draw done again in this browser, as far as the caller reads what it was made of.
import { useQuery } from '@tanstack/react-query';
import { checkDraw, type DrawChecks } from '@/feedback/api/draw';
import { useEveryInvitation } from '@/feedback/api/panels';
import { studyWords as words } from '@/feedback/words/studies';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useIdentity } from '@/kit/api/session';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const CHECKS: readonly (readonly [keyof DrawChecks, Text])[] = [['parts', words.checkParts], ['seed', words.checkSeed], ['draw', words.checkDraw]];

export function Checks({ study }: { study: Study }) {
  const { t, colon } = useWords();
  const { person } = useIdentity();
  const { name, seed } = study;
  const { data: invitations } = useEveryInvitation(name, person !== '');
  const known = person ? invitations : [];
  const { data: found } = useQuery({
    queryKey: ['draw', name, seed, known?.map((one) => one.drawHash).join() ?? ''], queryFn: () => checkDraw(study, known ?? []), enabled: known !== undefined,
  });
  const verdict = (of: keyof DrawChecks) => (found ? (found[of] ? words.checkRight : words.checkWrong) : words.checkWaits);
  // Nothing is checked of invitations where the caller reads none.
  const shown = CHECKS.filter(([of]) => of !== 'draw' || (known ?? []).length > 0);
  return (
    <>
      <h3 className="fr-h6">{t(words.checks)}</h3>
      <div role="status">
        <ul className="checks">{shown.map(([of, text]) => <li key={of} data-check={of}>{t(text)}{colon}<strong>{t(verdict(of))}</strong></li>)}</ul>
      </div>
      <h3 className="fr-h6">{t(words.checkYourself)}</h3>
      <p>{t(words.checkHow)}</p>
    </>
  );
}
