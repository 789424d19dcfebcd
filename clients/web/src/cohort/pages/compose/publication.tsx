// What speaks against publishing a call, each leading to its field; and the way to publish it.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { callUrl } from '@/cohort/api/addresses';
import { isDraft, useContradictions } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { PublishCall } from '@/cohort/components/call_dialogs';
import { callForm, PARTS } from '@/cohort/components/call_form';
import { callWords, composeWords } from '@/cohort/words/calls';
import type { Call, CheckCallResponse_Contradiction as Contradiction } from '@/gen/pepiniere/cohort/v1/call_pb';
import { labelIn } from '@/kit/form/field';
import { focusField } from '@/kit/form/form_fields';
import { Answer } from '@/kit/ui/states';
import { said } from '@/kit/words/faults';
import { useWords } from '@/kit/words/use_words';
import { SEATS } from './seats_part';

// What the ids of the inputs begin with.
export const FORM = 'appel';

// What is no field of the form has a part of the page.
const ELSEWHERE: Readonly<Record<string, typeof callWords.seats>> = { seats: callWords.seats, cohort: callWords.cohort };

function lead(field: string) {
  if (field === 'seats') document.getElementById(SEATS)?.focus();
  else focusField(FORM, field);
}

export function Publication({ call, isUnsaved }: { call: Call; isUnsaved: boolean }) {
  const { t } = useWords();
  return (
    <aside className="compose__side" aria-label={t(composeWords.publication)}>
      <nav className="fr-summary fr-mb-3w" aria-label={t(composeWords.sections)}>
        <p className="fr-summary__title">{t(composeWords.sections)}</p>
        <ol>
          {[...PARTS, { id: SEATS, title: composeWords.seats }, { id: 'apercu', title: composeWords.preview }].map(({ id, title }) => (
            <li key={id}><a className="fr-summary__link" href={`#${id}`}>{t(title)}</a></li>
          ))}
        </ol>
      </nav>
      {isDraft(call) && <Check call={call} isUnsaved={isUnsaved} />}
    </aside>
  );
}

function Check({ call, isUnsaved }: { call: Call; isUnsaved: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const may = useMay(call.name);
  const check = useContradictions(call.name, may('CheckCall'));
  return (
    <section aria-labelledby="publication">
      <h2 className="fr-h5" id="publication">{t(composeWords.publication)}</h2>
      <Answer of={check}>
        {({ contradictions }) => (
          <>
            <div role="status">
              {contradictions.length === 0 ? <p className="fr-message fr-message--valid">{t(composeWords.sound)}</p> : <Contradictions all={contradictions} />}
            </div>
            {isUnsaved && <p className="fr-message fr-message--warning">{t(composeWords.unsaved)}</p>}
            {may('PublishCall') && (
              <button type="button" className="fr-btn fr-mt-2w" disabled={isUnsaved || contradictions.length > 0} onClick={() => setOpen(true)}>{t(composeWords.publish)}</button>
            )}
          </>
        )}
      </Answer>
      {isOpen && <PublishCall call={call} onClose={() => setOpen(false)} onDone={() => navigate(callUrl(call.name))} />}
    </section>
  );
}

function Contradictions({ all }: { all: readonly Contradiction[] }) {
  const { t, colon } = useWords();
  return (
    <>
      <p className="fr-message fr-message--error">{t(composeWords.contradictions, { n: all.length })}</p>
      <p className="quiet">{t(composeWords.contradictionsTold)}</p>
      <ul className="contradictions">
        {all.map(({ field, description }, i) => (
          <li key={i}><button type="button" onClick={() => lead(field)}>{t(ELSEWHERE[field] ?? labelIn(callForm, field))}{colon}{t(said(description))}</button></li>
        ))}
      </ul>
    </>
  );
}
