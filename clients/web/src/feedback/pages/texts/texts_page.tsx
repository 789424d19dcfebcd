// The texts of a campaign that has closed, for its coaches: each is read, redacted, and published or left out.
import { useRef } from 'react';
import { useParams } from 'react-router-dom';
import { CAMPAIGNS, campaignUrl, idIn } from '@/feedback/api/addresses';
import { useMayWith } from '@/feedback/api/caller';
import { useCampaign } from '@/feedback/api/campaigns';
import { useFreeTexts } from '@/feedback/api/free_texts';
import { useVersion } from '@/feedback/api/questionnaires';
import { campaignWords } from '@/feedback/words/campaigns';
import { releaseWords as words, TEXT_STATES } from '@/feedback/words/releases';
import { Campaign_State as State, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { FreeText_State as TextState, type FreeText } from '@/gen/pepiniere/feedback/v1/release_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { More } from '@/kit/ui/more';
import { OnePage } from '@/kit/ui/one_page';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Section } from '@/kit/ui/section';
import { StateTag } from '@/kit/ui/state_tag';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Redaction } from './redaction';
import '@/feedback/components/feedback.css';

export default function TextsPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(`campaigns/${id}`);
  return <OnePage of={campaign} one={words.redactHere} missing={campaignWords.missing} to={CAMPAIGNS} way={campaignWords.toList}>{(found) => <Sheet key={found.name} campaign={found} />}</OnePage>;
}

function Sheet({ campaign }: { campaign: Campaign }) {
  const { t } = useWords();
  const { name, title, state } = campaign;
  const permissions = useMayWith([name]);
  const reads = state === State.CLOSED && permissions.may(name, 'ListFreeTexts');
  return (
    <>
      <Breadcrumb above={[{ to: CAMPAIGNS, title: t(campaignWords.title) }, { to: campaignUrl(name), title }]} here={t(words.redactHere)} />
      <PageTitle>{t(words.redactTitle, { title })}</PageTitle>
      {permissions.isPending ? <Loading /> : reads ? <><p>{t(words.redactIntro)}</p><Texts campaign={campaign} /></> : <p>{t(words.redactForWhom)}</p>}
    </>
  );
}

function Texts({ campaign: { name, questionnaireVersion } }: { campaign: Campaign }) {
  const { t } = useWords();
  const found = useFreeTexts(name, true);
  const { data: version } = useVersion(questionnaireVersion);
  const left = useRef<HTMLDivElement>(null);
  const questionOf = (code: string) => version?.questions.find((one) => one.code === code)?.text ?? code;
  const all = found.data?.pages.flatMap(({ freeTexts }) => freeTexts);
  if (!all) return found.error ? <Problem error={found.error} onRetry={() => void found.refetch()} /> : <Loading lines={8} />;
  const pending = all.filter(({ state }) => state === TextState.PENDING);
  const decided = all.filter(({ state }) => state !== TextState.PENDING);
  // What was decided goes from here: one goes on from the list of what is left.
  const goOn = () => left.current?.focus();
  return (
    <>
      <Section id="a-relire" title={words.left}>
        <div ref={left} tabIndex={-1}>
          {pending.length === 0 && !found.hasNextPage && <p>{t(words.redactNone)}</p>}
          {pending.map((text) => <Redaction key={text.name} text={text} n={Number(idIn(text.name))} question={questionOf(text.question)} onDone={goOn} />)}
        </div>
        <More found={found} of={t(words.left)} />
      </Section>
      {decided.length > 0 && <Section id="decides" title={words.decided}><Decided texts={decided} questionOf={questionOf} /></Section>}
    </>
  );
}

function Decided({ texts, questionOf }: { texts: readonly FreeText[]; questionOf: (code: string) => string }) {
  const { t, colon } = useWords();
  return (
    <ul className="cards">
      {texts.map(({ name, question, text, state }) => (
        <li key={name}>
          <p><StateTag text={TEXT_STATES[state]} /> {t(words.textOf, { n: Number(idIn(name)) })}{colon}{questionOf(question)}</p>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ul>
  );
}
