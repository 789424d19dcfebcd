// Where whoever a campaign asks answers it.
import { useParams } from 'react-router-dom';
import { CAMPAIGNS, campaignUrl } from '@/feedback/api/addresses';
import { useAnswer, answerName } from '@/feedback/api/answers';
import { useMayWith } from '@/feedback/api/caller';
import { useCampaign } from '@/feedback/api/campaigns';
import { useVersion } from '@/feedback/api/questionnaires';
import { answerWords as words } from '@/feedback/words/answers';
import { campaignWords } from '@/feedback/words/campaigns';
import { Campaign_State as State, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { useIdentity } from '@/kit/api/session';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Prose } from '@/kit/ui/prose';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { AnswerForm } from './answer_form';
import { Safe } from './safe';
import '@/feedback/components/feedback.css';

export default function AnswerPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { isPending, person } = useIdentity();
  const campaign = useCampaign(`campaigns/${id}`);
  if (isPending || !person) {
    return (
      <div className="fr-container fr-py-4w">
        <PageTitle>{t(words.here)}</PageTitle>
        {isPending ? <Loading lines={8} /> : <SignInFirst told={words.signIn} />}
      </div>
    );
  }
  if (isMissing(campaign)) return <Missing title={t(campaignWords.missing)} told={t(words.notAsked)} to={CAMPAIGNS} way={t(campaignWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!campaign.data && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={campaign} lines={8}>{(found) => <Asked key={`${found.name} ${person}`} campaign={found} />}</Answer>
    </div>
  );
}

function Asked({ campaign }: { campaign: Campaign }) {
  const { t, date } = useWords();
  const { name, title, description, state, endTime } = campaign;
  const permissions = useMayWith([answerName(name)]);
  const isAsked = permissions.may(answerName(name), 'PutAnswer');
  const isOpen = state === State.OPEN;
  return (
    <>
      <Breadcrumb above={[{ to: CAMPAIGNS, title: t(campaignWords.title) }, { to: campaignUrl(name), title }]} here={t(words.here)} />
      <PageTitle>{t(words.title, { title })}</PageTitle>
      {isOpen && endTime && <p>{t(words.until, { date: date(endTime) })}</p>}
      <Prose text={description} />
      {permissions.isPending ? <Loading /> : !isAsked ? <p>{t(words.notAsked)}</p> : !isOpen ? <p>{t(words.notOpen)}</p> : <><Safe /><Form campaign={campaign} /></>}
    </>
  );
}

function Form({ campaign: { name, questionnaireVersion } }: { campaign: Campaign }) {
  const version = useVersion(questionnaireVersion);
  const answer = useAnswer(name, true);
  return (
    <Answer of={version} lines={8}>
      {(asked) => <Answer of={answer} lines={8}>{(kept) => <AnswerForm campaign={name} version={asked} kept={kept} />}</Answer>}
    </Answer>
  );
}
