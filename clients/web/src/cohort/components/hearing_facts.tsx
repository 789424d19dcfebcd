// When and where somebody is heard, and what came of it.
import { HEARING_ANSWERS, HEARING_RESULTS } from '@/cohort/words/application_enums';
import { hearingWords } from '@/cohort/words/jury';
import type { JuryHearing } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { Facts } from '@/kit/ui/facts';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import { useMoments } from './use_moments';

export function HearingFacts({ hearing: { startTime, endTime, place, linkUri, answer, result }, zone }: { hearing: JuryHearing; zone: string }) {
  const { t } = useWords();
  const { at } = useMoments(zone);
  return (
    <Facts facts={[
      [hearingWords.start, startTime ? at(startTime) : t(hearingWords.notSet)],
      [hearingWords.end, endTime && at(endTime)],
      [hearingWords.place, place],
      [hearingWords.link, linkUri && <Uri key="link" uri={linkUri} />],
      [hearingWords.answer, t(HEARING_ANSWERS[answer])],
      [hearingWords.result, t(HEARING_RESULTS[result])],
    ]} />
  );
}
