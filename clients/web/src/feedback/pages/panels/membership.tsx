// The caller and a panel: joining it, saying what samples are balanced by, a pause, leaving.
import { useMemo, useRef, useState } from 'react';
import { useMay } from '@/feedback/api/caller';
import { useMyPanelist } from '@/feedback/api/panels';
import { PANELIST_METHODS, panelistForm, profileIn, valueOf, valuesOf } from '@/feedback/components/panelist_form';
import { panelWords as words } from '@/feedback/words/panels';
import { readersOf } from '@/feedback/words/readers';
import type { Panel, Panelist } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { useIdentity } from '@/kit/api/session';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import type { Values } from '@/kit/form/field';
import { SureDialog } from '@/kit/form/sure_dialog';
import { Section } from '@/kit/ui/section';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { StateTag } from '@/kit/ui/state_tag';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function Membership({ panel }: { panel: Panel }) {
  const { isPending, person } = useIdentity();
  return (
    <Section id="vous" title={words.you}>
      {isPending ? <Loading /> : person ? <Own panel={panel} /> : <SignInFirst told={words.signIn} />}
    </Section>
  );
}

function Own({ panel }: { panel: Panel }) {
  const { t } = useWords();
  const found = useMyPanelist(panel.name, true);
  const [hasLeft, setLeft] = useState(false);
  const { panelist } = found;
  return (
    <Answer of={found}>
      {() => (
        <>
          <div role="status">{hasLeft && !panelist && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.left)}</p>}</div>
          {panelist ? <Panelled panel={panel} panelist={panelist} onLeft={() => setLeft(true)} /> : <Join panel={panel} onDone={() => setLeft(false)} />}
        </>
      )}
    </Answer>
  );
}

// A form of what one says, and the criteria in the order in which they were sent, by which the service says what is wrong.
function useForm(panel: Panel, isMember: boolean) {
  const sent = useRef<readonly string[]>([]);
  const form = useMemo(() => panelistForm(panel, isMember, () => sent.current), [panel, isMember]);
  const profileOf = (values: Values) => {
    const profile = profileIn(panel, values);
    sent.current = profile.map(({ criterion }) => criterion);
    return profile;
  };
  return { form, profileOf };
}

function Join({ panel, onDone }: { panel: Panel; onDone: () => void }) {
  const { t } = useWords();
  const { name } = panel;
  const may = useMay(name);
  const { form, profileOf } = useForm(panel, false);
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: join } = useWrite(PANELIST_METHODS.create);
  if (!may('CreatePanelist')) return null;
  return (
    <>
      <button type="button" className="fr-btn fr-mb-3w no-print" onClick={() => setOpen(true)}>{t(words.join)}</button>
      {isOpen && (
        <ActDialog id={`${name}.rejoindre`} title={t(words.join)} submit={t(words.join)} told={t(words.criteriaTold)} form={form} prefix="panelist" writes={readersOf('CreatePanelist')}
          send={(values) => join({ parent: name, panelist: { profile: profileOf(values) } })} onDone={onDone} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function Panelled({ panel, panelist, onLeft }: { panel: Panel; panelist: Panelist; onLeft: () => void }) {
  const { t, date } = useWords();
  const { name, etag, paused, createTime } = panelist;
  const { form, profileOf } = useForm(panel, true);
  const [opened, open] = useState<'change' | 'leave'>();
  const close = () => open(undefined);
  const { mutateAsync: update } = useWrite(PANELIST_METHODS.update);
  const { mutateAsync: leave } = useWrite(PANELIST_METHODS.remove);
  const change = (values: Values) => update({ panelist: { name, etag, profile: profileOf(values), paused: values.paused === 'yes' }, updateMask: { paths: ['profile', 'paused'] } });
  return (
    <>
      <p className="fr-message fr-message--valid fr-mb-2w">{t(words.joined)} {paused && <StateTag text={words.isPaused} tone="warning" />}</p>
      <dl className="known">
        {panel.criteria.map(({ code, label }) => <div key={code}><dt>{label}</dt><dd>{valueOf(panelist, code) || <span className="quiet">{t(words.unsaid)}</span>}</dd></div>)}
        <div><dt>{t(words.joinedOn)}</dt><dd>{date(createTime)}</dd></div>
      </dl>
      <div className="fr-mb-3w no-print">
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => open('change')}>{t(words.change)}</button>{' '}
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open('leave')}>{t(words.leave)}</button>
      </div>
      {opened === 'change' && <ActDialog id={`${name}.profil`} title={t(words.change)} submit={t(words.change)} form={form} prefix="panelist" start={valuesOf(panelist)} writes={readersOf('UpdatePanelist')} send={change} onClose={close} />}
      {opened === 'leave' && <SureDialog id={`${name}.quitter`} writes={readersOf('DeletePanelist')} act={words.leave} told={words.leaveTold} sure={words.leaveSure} send={() => leave({ name, etag }).then(onLeft)} onClose={close} />}
    </>
  );
}
