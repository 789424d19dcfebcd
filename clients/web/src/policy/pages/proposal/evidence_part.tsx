// What a proposal rests on: each piece as it was cited, whether its source still says so, and what may not be told.
import { useEffect, useState } from 'react';
import { EvidenceCheck_Verdict as Checked, type Evidence } from '@/gen/pepiniere/policy/v1/evidence_pb';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { sha256Of } from '@/kit/api/hash';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { Answer, Empty } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { WhenSeen } from '@/kit/ui/when_seen';
import { useWords } from '@/kit/words/use_words';
import { evidenceAnchor } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { linesOf, useCheck, useEvidence } from '@/policy/api/evidence';
import { Act } from '@/policy/components/act';
import { EVIDENCE_KIND } from '@/policy/components/evidence_kind';
import { SourceLink } from '@/policy/components/source_link';
import { CHECKS, EVIDENCE_KINDS, evidenceWords as words } from '@/policy/words/evidence';

export function EvidencePart({ proposal: { name } }: { proposal: Proposal }) {
  const { t } = useWords();
  const found = useEvidence(name);
  const may = useMay(name);
  return (
    <Section id="pieces" title={words.title} told={words.told}
      actions={may('CreateEvidence') && <Act label={t(words.add)}>{(close) => <AddDialog kind={EVIDENCE_KIND} parent={name} onClose={close} />}</Act>}>
      <Answer of={found}>
        {(all) => (all.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : <ul className="cards">{all.map((one) => <li key={one.name}><Piece evidence={one} /></li>)}</ul>)}
      </Answer>
    </Section>
  );
}

function Piece({ evidence }: { evidence: Evidence }) {
  const { t, date } = useWords();
  const { name, kind, title, note, uri, said, source, part, open, withheld, altered, original, citeTime, asOfDate } = evidence;
  return (
    <article id={evidenceAnchor(name)} tabIndex={-1} className="evidence" data-evidence={withheld ? 'withheld' : open ? 'open' : 'closed'}>
      <h3 className="fr-h6">{withheld ? t(words.withheldName) : title}</h3>
      <div className="badges fr-mb-1w">
        <StateTag text={EVIDENCE_KINDS[kind]} />
        <StateTag text={open ? words.open : words.closed} tone={open ? 'success' : 'warning'} />
        {altered && <StateTag text={words.altered} tone="warning" />}
        {original && <StateTag text={words.copied} />}
        {!withheld && <WhenSeen instead={null}><Standing name={name} /></WhenSeen>}
        <span className="quiet">{t(words.citedOn, { date: date(citeTime) })}</span>
      </div>
      {withheld ? <p>{t(words.withheld)}</p> : (
        <>
          {!open && <p className="quiet">{t(words.closedTold)}</p>}
          {altered && <p className="quiet">{t(words.alteredTold)}</p>}
          <Facts facts={[
            [words.source, source && <><SourceLink kind={kind} source={source} />{part && <span className="quiet"> {part}</span>}</>],
            [words.asOf, date(asOfDate)],
            [words.uri, uri && <Uri uri={uri} />],
            [words.said, said && <span className="as-written">{said}</span>],
          ]} />
          <Prose text={note} />
          <Quotation evidence={evidence} />
        </>
      )}
    </article>
  );
}

const TONES: Readonly<Record<Checked, Tone>> = {
  [Checked.UNSPECIFIED]: '', [Checked.UNCHANGED]: 'success', [Checked.CHANGED]: 'warning', [Checked.GONE]: 'warning', [Checked.OUT_OF_REACH]: '', [Checked.NOT_CHECKED]: '',
};

// Whether the source still says so: asked of its service, once it is seen.
function Standing({ name }: { name: string }) {
  const { data } = useCheck(name, true);
  return data ? <StateTag text={CHECKS[data.verdict]} tone={TONES[data.verdict]} /> : null;
}

// What was quoted, value by value, with its hash as it is computed here; beside it what the source says now, where that is something else.
function Quotation({ evidence: { name, title, quotation, sha256 } }: { evidence: Evidence }) {
  const { t, colon } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data: check } = useCheck(name, isOpen);
  const [computed, compute] = useState('');
  useEffect(() => {
    if (isOpen) void sha256Of(quotation).then(compute);
  }, [isOpen, quotation]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(words.quotation)}<span className="fr-sr-only">{colon}{title}</span></summary>
      {isOpen && (
        <>
          <Lines caption={`${t(words.quotation)}${colon}${title}`} quotation={quotation} />
          <Facts facts={[[words.hash, <><code className="hash">{sha256}</code>{computed && computed === sha256 && <>{' '}<StateTag text={words.hashRight} tone="success" /></>}</>]]} />
          {check?.verdict === Checked.CHANGED && <><h4 className="fr-text--md">{t(words.nowSays)}</h4><Lines caption={`${t(words.nowSays)}${colon}${title}`} quotation={check.quotation} /></>}
        </>
      )}
    </details>
  );
}

function Lines({ caption, quotation }: { caption: string; quotation: string }) {
  const { t } = useWords();
  return (
    <DataTable cards caption={caption} noCaption rows={linesOf(quotation)} rowKey={({ path }) => path} columns={[
      { id: 'path', header: t(words.path), isHeader: true, cell: ({ path }) => <code>{path}</code> },
      { id: 'value', header: t(words.value), cell: ({ value }) => value },
    ]} />
  );
}
