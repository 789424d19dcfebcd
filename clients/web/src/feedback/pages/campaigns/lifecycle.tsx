// What may be done with a campaign next: it is opened, closed, published, each once and for all.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { textsUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { campaignWords as words } from '@/feedback/words/campaigns';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { Campaign_State as State, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { SureDialog } from '@/kit/form/sure_dialog';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

type Act = 'open' | 'close' | 'release';
const closeForm: Form = bound(bounds.CloseCampaignRequest, { fields: [{ path: 'reason', kind: 'area', label: words.closeReason }] });

export function Lifecycle({ campaign }: { campaign: Campaign }) {
  const { t } = useWords();
  const { name, etag, state, textsLeft } = campaign;
  const may = useMay(name);
  const [opened, open] = useState<Act>();
  const close = () => open(undefined);
  const { mutateAsync: openCampaign } = useWrite(feedbackMethods.openCampaign);
  const { mutateAsync: closeCampaign } = useWrite(feedbackMethods.closeCampaign);
  const { mutateAsync: release } = useWrite(feedbackMethods.releaseCampaign);
  const act = (what: Act) => <button type="button" className="fr-btn fr-btn--sm" onClick={() => open(what)}>{t(words[what])}</button>;
  return (
    <>
      {state === State.DRAFT && may('OpenCampaign') && act('open')}
      {state === State.OPEN && may('CloseCampaign') && act('close')}
      {state === State.CLOSED && may('ListFreeTexts') && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={textsUrl(name)}>{textsLeft > 0 ? t(words.textsLeft, { n: textsLeft }) : t(words.toTexts)}</Link>}
      {state === State.CLOSED && may('ReleaseCampaign') && act('release')}
      {opened === 'open' && <SureDialog id={`${name}.ouvrir`} writes={readersOf('OpenCampaign')} act={words.open} told={words.openTold} sure={words.openSure} send={() => openCampaign({ name, etag })} onClose={close} />}
      {opened === 'close' && (
        <Dialog title={t(words.close)} onClose={close}>
          <DialogForm id={`${name}.fermer`} form={closeForm} writes={readersOf('CloseCampaign')} submit={t(words.close)} intro={<p>{t(words.closeTold)}</p>}
            send={({ reason = '' }) => closeCampaign({ name, etag, reason })} onDone={close} onCancel={close} />
        </Dialog>
      )}
      {opened === 'release' && <SureDialog id={`${name}.publier`} writes={readersOf('ReleaseCampaign')} act={words.release} told={words.releaseTold} sure={words.releaseSure} send={() => release({ name, etag })} onClose={close} />}
    </>
  );
}
