// The results of a call: what is decided of each application, telling people, and answering appeals.
import { useState } from 'react';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { CallPart } from '@/cohort/components/call_part';
import { SureDialog } from '@/kit/form/sure_dialog';
import { readersOf } from '@/cohort/words/readers';
import { resultsWords as words } from '@/cohort/words/results';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useWrite } from '@/kit/api/write';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';
import { RESULT_CHECKS, ResultList } from './result_list';

export default soundly(RESULT_CHECKS, ResultsPage);

function ResultsPage() {
  const [isPublishing, publish] = useState(false);
  return (
    <CallPart title={words.title} here={words.here} needs="PublishResults" actions={({ name }) => <Publish call={name} onPublish={() => publish(true)} />}>
      {(call) => <Results call={call} isPublishing={isPublishing} close={() => publish(false)} />}
    </CallPart>
  );
}

function Publish({ call, onPublish }: { call: string; onPublish: () => void }) {
  const { t } = useWords();
  const may = useMay(call);
  return may('PublishResults') ? <button type="button" className="fr-btn fr-btn--sm" onClick={onPublish}>{t(words.publish)}</button> : null;
}

function Results({ call, isPublishing, close }: { call: Call; isPublishing: boolean; close: () => void }) {
  const { t } = useWords();
  const { name } = call;
  const [told, tell] = useState<number>();
  const { mutateAsync: publish } = useWrite(cohortMethods.publishResults);
  return (
    <>
      <div role="status">{told !== undefined && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.published, { n: told })}</p>}</div>
      <ResultList call={call} />
      {isPublishing && <SureDialog id={`${name}.resultats`} writes={readersOf('DecideResult')} act={words.publish} told={words.publishTold} sure={words.publishSure}
        send={() => publish({ name }).then(({ published }) => tell(published))} onClose={close} />}
    </>
  );
}
