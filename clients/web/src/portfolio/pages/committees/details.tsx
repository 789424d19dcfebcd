// Whose session, when, who sits on it, and what was said.
import { TextField } from '@/kit/form/inputs';
import { readersOfField } from '@/kit/form/readers';
import { useWords } from '@/kit/words/use_words';
import { readersOf } from '@/portfolio/words/readers';
import type { Editor } from './use_editor';
import { committeeWords } from './words';

export function Details({ editor: { draft, setDraft }, faults }: { editor: Editor; faults: ReadonlyMap<string, string> }) {
  const { t } = useWords();
  const { members } = draft;
  const restricted = (field: string) => {
    const readers = readersOfField(readersOf('UpdateCommittee'), field);
    return readers && t(readers);
  };
  const setMember = (i: number, change: Partial<(typeof members)[number]>) =>
    setDraft({ ...draft, members: members.map((member, j) => (i === j ? { ...member, ...change } : member)) });
  return (
    <details className="session-details">
      <summary>{t(committeeWords.details)} <span className="quiet">({members.map(({ displayName }) => displayName).filter(Boolean).join(', ') || '–'})</span></summary>
      <div className="session-details__inside">
        <div className="fields">
          <TextField label={t(committeeWords.ownTitle)} hint={t(committeeWords.ownTitleHint)} value={draft.title} onChange={(title) => setDraft({ ...draft, title })}
            error={faults.get('committee.title')} />
          <TextField label={t(committeeWords.date)} type="date" value={draft.date} onChange={(date) => setDraft({ ...draft, date })} error={faults.get('committee.date')} required />
        </div>
        <fieldset className="plain-fieldset">
          <legend className="fr-label fr-mb-1w">{t(committeeWords.members)}<span className="fr-hint-text">{restricted('members')}</span></legend>
          {members.map((member, i) => (
            <div key={i} className="fields fields--member">
              <TextField label={t(committeeWords.member)} value={member.displayName} onChange={(displayName) => setMember(i, { displayName })}
                error={faults.get(`committee.members[${i}].display_name`)} />
              <TextField label={t(committeeWords.memberTitle)} value={member.title} onChange={(title) => setMember(i, { title })} />
              <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => setDraft({ ...draft, members: members.filter((_, j) => j !== i) })}>
                {t(committeeWords.removeMember, { name: member.displayName })}
              </button>
            </div>
          ))}
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => setDraft({ ...draft, members: [...members, { displayName: '', title: '' }] })}>
            {t(committeeWords.addMember)}
          </button>
        </fieldset>
        <TextField label={t(committeeWords.minutesUri)} hint={restricted('minutes_uri')} inputMode="url" value={draft.minutesUri} onChange={(minutesUri) => setDraft({ ...draft, minutesUri })}
          error={faults.get('committee.minutes_uri')} />
        <TextField label={t(committeeWords.notes)} hint={restricted('notes')} lines={4} value={draft.notes} onChange={(notes) => setDraft({ ...draft, notes })} />
      </div>
    </details>
  );
}
