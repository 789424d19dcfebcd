// The hearings of a call as a calendar: day by day, with who is heard, where and by whom.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useNames } from '@/access/feature';
import { applicationUrl, CALLS, callUrl, dayOfHearings } from '@/cohort/api/addresses';
import { useApplications } from '@/cohort/api/applications';
import { useCall } from '@/cohort/api/calls';
import { useMay, useMayBelow } from '@/cohort/api/caller';
import { useHearings, useJurors } from '@/cohort/api/jury';
import { CallWays } from '@/cohort/components/call_ways';
import { HEARING_ANSWERS, HEARING_RESULTS } from '@/cohort/words/application_enums';
import { callWords } from '@/cohort/words/calls';
import { hearingWords as words } from '@/cohort/words/jury';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { JuryHearing } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer, Empty } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { wallTimeOf } from '@/kit/words/instant';
import { useWords } from '@/kit/words/use_words';
import { AddHearing, EditHearing } from './hearing_dialogs';
import '@/cohort/components/applications.css';

export default function HearingsPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(words.title)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Hearings key={found.name} call={found} />}</Answer>
    </div>
  );
}

// "2027-01-04T09:00" by the clocks of the call; empty where it is not set.
const wallOf = (time: JuryHearing['startTime'], zone: string) => (time ? wallTimeOf(timestampDate(time).toISOString(), zone) : '');
const dayOf = (hearing: JuryHearing, zone: string) => wallOf(hearing.startTime, zone).slice(0, 10);

function Hearings({ call }: { call: Call }) {
  const { t, date } = useWords();
  const { name, title, timeZone, state } = call;
  const may = useMay(name);
  const mayWithHearings = useMayBelow(name, 'hearings');
  const hearings = useHearings(name);
  const applications = useApplications(name, '', state === State.CLOSED).data ?? [];
  const nameOf = useNames(applications.map(({ applicant }) => applicant));
  const whoOf = (application: string) => nameOf(applications.find((one) => one.name === application)?.applicant ?? '') || t(words.one);
  const [isAdding, add] = useState(false);
  const [edited, edit] = useState<JuryHearing>();
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title }]} here={t(words.title)} />
      <PageTitle actions={may('CreateJuryHearing') && state === State.CLOSED
        ? <button type="button" className="fr-btn fr-btn--sm" onClick={() => add(true)}>{t(words.add)}</button> : undefined}>{t(words.titleOf, { title })}</PageTitle>
      <CallWays call={name} />
      <Answer of={hearings}>
        {(all) => {
          const days = [...new Set(all.map((one) => dayOf(one, timeZone)))].sort((a, b) => (a || '9').localeCompare(b || '9'));
          return all.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : (
            <ul className="hearing-days">
              {days.map((day) => (
                <li key={day}>
                  <h2 className="fr-h5" id={day ? dayOfHearings(day) : undefined}>{day ? date(day) : t(words.notSet)}</h2>
                  <ol>
                    {all.filter((one) => dayOf(one, timeZone) === day).map((hearing) => (
                      <Slot key={hearing.name} call={call} hearing={hearing} who={whoOf(hearing.application)} onEdit={mayWithHearings('UpdateJuryHearing') ? () => edit(hearing) : undefined} />
                    ))}
                  </ol>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
      {isAdding && <AddHearing call={call} applications={applications} whoOf={whoOf} onClose={() => add(false)} />}
      {edited && <EditHearing call={call} hearing={hearings.data?.find((one) => one.name === edited.name) ?? edited} who={whoOf(edited.application)} onClose={() => edit(undefined)} />}
    </>
  );
}

function Slot({ call, hearing, who, onEdit }: { call: Call; hearing: JuryHearing; who: string; onEdit: (() => void) | undefined }) {
  const { t, colon } = useWords();
  const may = useMay(call.name);
  const jurors = useJurors(call.name, true, may('ListJurors')).data;
  const { startTime, endTime, application, place, linkUri, panel, answer, result, note } = hearing;
  const hours = [startTime, endTime].map((time) => wallOf(time, call.timeZone).slice(11)).filter(Boolean).join(' – ');
  return (
    <li>
      <strong>{hours || t(words.notSet)}</strong>
      <div>
        <p className="fr-mb-1v"><Link to={applicationUrl(application)}>{who}</Link></p>
        {place && <p className="fr-mb-1v">{place}</p>}
        {linkUri && <p className="fr-mb-1v"><Uri uri={linkUri} /></p>}
        {panel.length > 0 && <p className="fr-mb-1v">{t(words.panel)}{colon}{panel.map((juror) => jurors?.find((one) => one.name === juror)?.displayName ?? '').filter(Boolean).join(', ')}</p>}
        <p className="fr-mb-1v quiet">{t(words.answer)}{colon}{t(HEARING_ANSWERS[answer])}, {t(words.result).toLowerCase()}{colon}{t(HEARING_RESULTS[result])}</p>
        {note && <p className="fr-mb-1v as-typed">{note}</p>}
        {onEdit && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" aria-label={t(words.editThis, { who })} onClick={onEdit}>{t(words.edit)}</button>}
      </div>
    </li>
  );
}
