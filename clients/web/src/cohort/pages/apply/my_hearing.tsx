// When and where the caller is heard, and whether they will come.
import { numberOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { useHearings } from '@/cohort/api/jury';
import { HearingFacts } from '@/cohort/components/hearing_facts';
import { applyWords } from '@/cohort/words/applications';
import { useMay } from '@/cohort/api/caller';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { JuryHearing_Answer as Reply, JuryHearing_Result as Result, type JuryHearing } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';

export function MyHearing({ call, application }: { call: Call; application: string }) {
  const hearings = useHearings(call.name).data?.filter((one) => one.application === application) ?? [];
  return hearings.map((hearing) => <Hearing key={hearing.name} hearing={hearing} zone={call.timeZone} />);
}

function Hearing({ hearing, zone }: { hearing: JuryHearing; zone: string }) {
  const { t } = useWords();
  const { name, etag, answer, result } = hearing;
  const may = useMay(name);
  const id = `audition-${numberOf(name)}`;
  const { mutate: reply, isPending, error } = useWrite(cohortMethods.answerJuryHearing);
  const isAwaited = result === Result.AWAITED && may('AnswerJuryHearing');
  return (
    <section className="known-section" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}>{t(applyWords.hearing)}</h2>
      <HearingFacts hearing={hearing} zone={zone} />
      {isAwaited && (
        <div className="application-acts no-print">
          {answer !== Reply.CONFIRMED && <button type="button" className="fr-btn" disabled={isPending} onClick={() => reply({ name, etag, answer: Reply.CONFIRMED })}>{t(applyWords.confirm)}</button>}
          {answer !== Reply.DECLINED && <button type="button" className="fr-btn fr-btn--secondary" disabled={isPending} onClick={() => reply({ name, etag, answer: Reply.DECLINED })}>{t(applyWords.decline)}</button>}
        </div>
      )}
      {error && <Problem error={error} />}
    </section>
  );
}
