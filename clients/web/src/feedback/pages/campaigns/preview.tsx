// What the release of a draft would look like, and what keeps it from being opened: before anybody is asked.
import { obstacleOf, usePreview } from '@/feedback/api/campaigns';
import { useVersion } from '@/feedback/api/questionnaires';
import { flattened, isPool, useGroupName, type PlacedGroup } from '@/feedback/components/group_name';
import { campaignWords as words } from '@/feedback/words/campaigns';
import type { Campaign, PreviewCampaignResponse } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { DataTable } from '@/kit/ui/data_table';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function Preview({ campaign }: { campaign: Campaign }) {
  const { t } = useWords();
  const preview = usePreview(campaign.name, true);
  return (
    <Section id="apercu" title={words.preview} told={words.previewTold}>
      <Answer of={preview}>
        {(found) => (
          <>
            <p className="fr-text--bold">{t(words.previewSize, { n: found.audienceSize })}</p>
            <Groups of={found} isBroken={campaign.breakdown.length > 0} />
            <Obstacles of={found} campaign={campaign} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Groups({ of: { groups }, isBroken }: { of: PreviewCampaignResponse; isBroken: boolean }) {
  const { t } = useWords();
  const nameOf = useGroupName();
  const rows = groups.flatMap((group) => flattened(group, nameOf));
  if (rows.length === 0) return null;
  return (
    <>
      {isBroken && rows.length === 1 && <p className="fr-message fr-message--warning fr-mb-2w">{t(words.previewFlat)}</p>}
      <DataTable caption={t(words.previewGroups)} rows={rows} rowKey={({ path }) => path} columns={[
        { id: 'group', header: t(words.group), isHeader: true, cell: ({ path }) => path },
        { id: 'people', header: t(words.people), numeric: true, csv: ({ group }) => group.people, cell: ({ group }: PlacedGroup) => group.people },
        { id: 'how', header: t(words.howTold), cell: ({ group }) => group.by && t(isPool(group) ? words.pooled : words.apart) },
      ]} />
    </>
  );
}

function Obstacles({ of: { obstacles }, campaign: { name, questionnaireVersion } }: { of: PreviewCampaignResponse; campaign: Campaign }) {
  const { t, colon } = useWords();
  const { data: version } = useVersion(questionnaireVersion);
  // The question that one is about, by what it asks.
  const about = (subject: string) => version?.questions.find(({ code }) => code === subject)?.text;
  return (
    <>
      <h3 className="fr-h6">{t(words.obstacles)}</h3>
      {obstacles.length === 0 ? <p className="fr-message fr-message--valid fr-mb-2w">{t(words.noObstacles)}</p> : (
        <ul data-campaign={name}>
          {obstacles.map((told) => {
            const { subject, text } = obstacleOf(told);
            const question = about(subject);
            return <li key={told}>{question && <>{question}{colon}</>}{t(text)}</li>;
          })}
        </ul>
      )}
    </>
  );
}
