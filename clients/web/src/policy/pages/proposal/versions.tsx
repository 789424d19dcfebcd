// What a proposal said in each revision, and what the next one changed in it.
import { useState } from 'react';
import type { Proposal, ProposalVersion } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { idIn } from '@/policy/api/addresses';
import { useVersions } from '@/policy/api/proposals';
import { Wording } from '@/policy/components/wording';
import { proposalWords as words } from '@/policy/words/proposals';
import { policyWords } from '@/policy/words/words';

export function Versions({ proposal: { name, revision } }: { proposal: Proposal }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const found = useVersions(name, isOpen);
  if (revision < 2) return null;
  return (
    <Section id="redactions" title={words.versions} told={words.versionsTold}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t(words.revision, { n: revision })}</summary>
        {isOpen && <Answer of={found}>{(versions) => <>{versions.slice(1).map((version, i) => <Change key={version.name} before={versions[i]!} after={version} />).reverse()}</>}</Answer>}
      </details>
    </Section>
  );
}

const calledIn = (version: ProposalVersion, i: number) => [version.targetTexts[i]?.identifier, version.targetTexts[i]?.article].filter(Boolean).join(', ');

function Change({ before, after }: { before: ProposalVersion; after: ProposalVersion }) {
  const { t, date } = useWords();
  const targets = Array.from({ length: Math.max(before.targetTexts.length, after.targetTexts.length) }, (_, i) => ({
    called: calledIn(after, i) || calledIn(before, i), was: before.targetTexts[i]?.proposedWording ?? '', is: after.targetTexts[i]?.proposedWording ?? '',
  }));
  const told: readonly { title: string; was: string; is: string }[] = [
    { title: t(policyWords.name), was: before.title, is: after.title }, { title: t(words.problem), was: before.problem, is: after.problem }, { title: t(words.change), was: before.proposedChange, is: after.proposedChange },
    ...targets.map(({ called, was, is }) => ({ title: `${t(words.targets)} – ${called}`, was, is })),
  ].filter(({ was, is }) => was !== is);
  const number = (version: ProposalVersion): Text => ({ fr: t(words.revision, { n: idIn(version.name) }), en: t(words.revision, { n: idIn(version.name) }) });
  return (
    <article data-revision={idIn(after.name)}>
      <h3 className="fr-h6">{t(words.revision, { n: idIn(after.name) })} <span className="quiet">{date(after.createTime)}{after.amendment && <>, {t(words.byAmendment)}</>}</span></h3>
      {told.length === 0 && <p className="quiet">{t(words.sameInThis)}</p>}
      {told.map(({ title, was, is }) => <div key={title}><h4 className="fr-text--md">{title}</h4><Wording before={was} after={is} beforeIs={number(before)} afterIs={number(after)} level="h5" /></div>)}
    </article>
  );
}
