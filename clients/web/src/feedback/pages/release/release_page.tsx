// What a campaign published: the same to whoever reads it, with how many each figure is of, and what is withheld.
import { useParams } from 'react-router-dom';
import { CAMPAIGNS, campaignUrl } from '@/feedback/api/addresses';
import { useCampaign, useRelease } from '@/feedback/api/campaigns';
import { useVersion } from '@/feedback/api/questionnaires';
import { campaignWords } from '@/feedback/words/campaigns';
import { releaseWords as words } from '@/feedback/words/releases';
import type { Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { Question_Kind as Kind, type QuestionnaireVersion } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import type { Release } from '@/gen/pepiniere/feedback/v1/release_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { printPage } from '@/kit/ui/print_page';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Proof } from './proof';
import { QuestionResult } from './question_result';
import { Texts } from './texts';
import '@/feedback/components/feedback.css';

export default function ReleasePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const name = `campaigns/${id}`;
  const campaign = useCampaign(name);
  const release = useRelease(name);
  if (isMissing(campaign)) return <Missing title={t(campaignWords.missing)} told={t(words.missingTold)} to={CAMPAIGNS} way={t(campaignWords.toList)} />;
  if (isMissing(release)) return <Missing title={t(words.missing)} told={t(words.missingTold)} to={campaignUrl(name)} way={t(campaignWords.one)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!campaign.data && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={campaign} lines={8}>{(of) => <Sheet campaign={of} release={release} />}</Answer>
    </div>
  );
}

function Sheet({ campaign, release }: { campaign: Campaign; release: ReturnType<typeof useRelease> }) {
  const { t } = useWords();
  const { name, title, questionnaireVersion } = campaign;
  const version = useVersion(questionnaireVersion);
  return (
    <>
      <Breadcrumb above={[{ to: CAMPAIGNS, title: t(campaignWords.title) }, { to: campaignUrl(name), title }]} here={t(words.here)} />
      <PageTitle actions={<button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void printPage()}>{t(common.print)}</button>}>{t(words.title, { title })}</PageTitle>
      <p>{t(words.intro)}</p>
      <Answer of={release} lines={8}>{(found) => <Answer of={version} lines={8}>{(asked) => <Published campaign={campaign} release={found} version={asked} />}</Answer>}</Answer>
    </>
  );
}

function Published({ campaign: { name, breakdown, releaseTime }, release, version: { questions } }: { campaign: Campaign; release: Release; version: QuestionnaireVersion }) {
  const { t, date, number, percent } = useWords();
  const { answers, audienceSize } = release;
  return (
    <>
      <Facts facts={[
        [words.answered, t(words.answeredOf, { answers: number(answers), audience: number(audienceSize), percent: percent(audienceSize > 0 ? answers / audienceSize : 0) })],
        [campaignWords.releasedOn, date(releaseTime)],
      ]} />
      {release.questions.map((figures) => {
        const question = questions.find(({ code }) => code === figures.question);
        return question && <QuestionResult key={figures.question} release={`${name}/release`} question={question} figures={figures} isBroken={breakdown.length > 0} />;
      })}
      {questions.filter(({ kind }) => kind === Kind.TEXT).map(({ code, text }) => (
        <Texts key={code} code={code} question={text} texts={release.texts.filter((one) => one.question === code).map((one) => one.text)} />
      ))}
      <Proof campaign={name} release={release} />
    </>
  );
}
