// The requirements of a phase: how each stands, why, and the way to what is missing.
import { Link } from 'react-router-dom';
import { GateRequirement_AnsweredBy as AnsweredBy, Readiness_Check_State as State, type Readiness, type Readiness_Check as Check } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { EVIDENCE, EXTENSIONS, FUNDING, WAIVERS } from '@/portfolio/components/record/lines';
import { labelAt } from '@/portfolio/components/record/sheet';
import type { Access } from './access';
import { DialogueLink } from './dialogue_link';
import { EditLink } from './edit_link';
import { readinessWords, STATES } from './readiness_words';

interface ChecksProps { readiness: Readiness; access: Access }

export function Checks({ readiness, access }: ChecksProps) {
  const { t, lang } = useWords();
  if (readiness.checks.length === 0) return <p className="quiet">{t(readinessWords.noGates)}</p>;
  return (
    <ul className="checks">
      {readiness.checks.map((check) => {
        const { label, badge } = STATES[check.state];
        const text = lang === 'fr' ? check.labelFr : check.labelEn;
        return (
          <li key={check.code} className="checks__item">
            <span className={`fr-badge fr-badge--sm ${badge}`}>{t(label)}</span>
            <span className="checks__what">
              <strong>{text.charAt(0).toLocaleUpperCase(lang) + text.slice(1)}</strong>
              <span className="quiet"><Why check={check} /></span>
            </span>
            {access.edits && (check.state === State.MISSING || check.state === State.ADVISED) && (
              <Acts check={check} phase={readiness.phase} what={text} waives={access.may(WAIVERS.create.name)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

const ANSWERS: Readonly<Record<string, Text>> = {
  [EVIDENCE.items]: readinessWords.byEvidence,
  [FUNDING.items]: readinessWords.byFunding,
  [EXTENSIONS.items]: readinessWords.byExtension,
};

function Why({ check: { state, waiverReason, answer, answeredBy, field } }: { check: Check }) {
  const { t } = useWords();
  if (state === State.WAIVED) return <>{t(readinessWords.waived)} – {waiverReason}</>;
  if (state === State.MET) {
    if (answer.startsWith('committees/')) {
      return <>{t(readinessWords.byCommittee)} (<Link to={committeeUrl(answer)}>{t(readinessWords.seeAnswer)}</Link>)</>;
    }
    const words = ANSWERS[answer.split('/')[2] ?? ''];
    return <>{words ? t(words) : t(readinessWords.byField, { field: t(labelAt(field)) })}</>;
  }
  if (answeredBy === AnsweredBy.COMMITTEE) return <>{t(readinessWords.toHear)}</>;
  if (answeredBy === AnsweredBy.EVIDENCE) return <>{t(readinessWords.toProve)}</>;
  return <>{t(readinessWords.toSet, { field: t(labelAt(field)) })}</>;
}

function Acts({ check: { code, field, answeredBy, answeredIn }, phase, what, waives }: { check: Check; phase: Phase; what: string; waives: boolean }) {
  const { t } = useWords();
  const label = (act: Text) => t(readinessWords.actFor, { act: t(act), what });
  const about = { phase: String(phase), code };
  return (
    <span className="checks__acts no-print">
      {answeredBy === AnsweredBy.FIELD && <EditLink field={field} label={label(readinessWords.actSet)}>{t(readinessWords.actSet)}</EditLink>}
      {answeredIn === FUNDING.items && <DialogueLink dialogue="financement" about={{ phase: String(phase) }} label={label(readinessWords.actFund)}>{t(readinessWords.actFund)}</DialogueLink>}
      {answeredIn === EXTENSIONS.items && <DialogueLink dialogue="prolongation" label={label(readinessWords.actExtend)}>{t(readinessWords.actExtend)}</DialogueLink>}
      {answeredBy !== AnsweredBy.FIELD && <DialogueLink dialogue="preuve" about={about} label={label(readinessWords.actProve)}>{t(readinessWords.actProve)}</DialogueLink>}
      {answeredBy === AnsweredBy.COMMITTEE && <Link className="fr-link" to="/comites">{t(readinessWords.actCommittees)}</Link>}
      {waives && <DialogueLink dialogue="dispense" about={about} label={label(readinessWords.actWaive)}>{t(readinessWords.actWaive)}</DialogueLink>}
    </span>
  );
}
