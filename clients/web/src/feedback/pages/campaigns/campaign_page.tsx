// A campaign: what it asks of whom, how far it has come, and what each may do with it.
import { Link, useParams } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { answerUrl, aboveOf, CAMPAIGNS, questionnaireUrl, releaseUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useCampaign } from '@/feedback/api/campaigns';
import { useVersion } from '@/feedback/api/questionnaires';
import { CAMPAIGN_KIND } from '@/feedback/components/campaign_kind';
import { CampaignState } from '@/feedback/components/campaign_state';
import { History } from '@/feedback/components/history';
import { QuestionList } from '@/feedback/components/question_list';
import { campaignWords as words, DIMENSIONS, RELEASE_READERS } from '@/feedback/words/campaigns';
import { questionnaireWords } from '@/feedback/words/questionnaires';
import { feedbackWords } from '@/feedback/words/words';
import { Campaign_State as State, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Audience } from './audience';
import { Closing } from './closing';
import { Lifecycle } from './lifecycle';
import { Preview } from './preview';

export default function CampaignPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(`campaigns/${id}`);
  return <OnePage of={campaign} one={words.one} missing={words.missing} to={CAMPAIGNS} way={words.toList}>{(found) => <Sheet key={found.name} campaign={found} />}</OnePage>;
}

function Sheet({ campaign }: { campaign: Campaign }) {
  const { t } = useWords();
  const { name, description, state, deleteTime } = campaign;
  const may = useMay(name);
  const isDraft = state === State.DRAFT;
  return (
    <ResourceFrame kind={CAMPAIGN_KIND} row={campaign} above={[{ to: CAMPAIGNS, title: t(words.title) }]} after={CAMPAIGNS}
      mayEdit={isDraft && may('UpdateCampaign')} mayDelete={isDraft && may('DeleteCampaign')} mayRestore={may('UndeleteCampaign')}
      actions={!deleteTime && <Lifecycle campaign={campaign} />}>
      {state === State.OPEN && <CallToAnswer campaign={campaign} />}
      {state === State.RELEASED && <p><Link className="fr-btn fr-btn--secondary" to={releaseUrl(name)}>{t(words.toResults)}</Link></p>}
      <Told campaign={campaign} />
      <Prose text={description} />
      {isDraft && !deleteTime && may('PreviewCampaign') && <Preview campaign={campaign} />}
      <Asks campaign={campaign} />
      {(state === State.CLOSED || state === State.RELEASED) && <Closing campaign={campaign} />}
      <History name={name} />
    </ResourceFrame>
  );
}

// To whoever it asks.
function CallToAnswer({ campaign: { name, endTime } }: { campaign: Campaign }) {
  const { t, date } = useWords();
  const may = useMay(`${name}/answer`);
  if (!may('PutAnswer')) return null;
  return (
    <div className="call-to-answer">
      <p>{t(words.asksYou, { date: date(endTime) })}</p>
      <Link className="fr-btn no-print" to={answerUrl(name)}>{t(words.answer)}</Link>
    </div>
  );
}

function Told({ campaign }: { campaign: Campaign }) {
  const { t, date, number } = useWords();
  const { programme, state, audience, breakdown, endTime, reminders, readers, peopleAsked, answersFloor, answersFloorDate, openTime, closedTime, releaseTime } = campaign;
  return (
    <Facts facts={[
      [feedbackWords.state, <CampaignState key="state" state={state} />],
      [feedbackWords.programme, <ProgrammeLink key="programme" name={programme} />],
      [words.audience, <Audience key="audience" sources={audience} />],
      [words.people, peopleAsked > 0 && number(peopleAsked)],
      [words.breakdown, breakdown.length > 0 ? breakdown.map((one) => (DIMENSIONS[one] ? t(DIMENSIONS[one]) : one)).join(' › ') : t(words.noBreakdown)],
      [words.readers, t(RELEASE_READERS[readers])],
      [words.opened, date(openTime)],
      [words.end, date(endTime)],
      [words.reminders, reminders.map((one) => date(one.date)).join(', ')],
      [words.answersSoFar, state === State.OPEN && answersFloorDate && <>{t(words.answersFloor, { n: answersFloor, date: date(answersFloorDate) })} <span className="quiet">{t(words.answersFloorTold)}</span></>],
      [words.closedOn, date(closedTime)],
      [words.releasedOn, date(releaseTime)],
    ]} />
  );
}

// What it asks is no secret.
function Asks({ campaign: { questionnaireVersion } }: { campaign: Campaign }) {
  const { t } = useWords();
  const version = useVersion(questionnaireVersion);
  return (
    <Section id="questions" title={words.asks} actions={<Link to={questionnaireUrl(aboveOf(questionnaireVersion))}>{t(questionnaireWords.one)}</Link>}>
      <Answer of={version}>{({ questions }) => <QuestionList caption={t(questionnaireWords.questions)} questions={questions} />}</Answer>
    </Section>
  );
}
