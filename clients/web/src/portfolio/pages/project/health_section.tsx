// Four lights, each with its reason, and "no data" where there is none. Said in words, never by colour alone.
import { useQuery } from '@tanstack/react-query';
import { ProjectHealth_Light as Light, type ProjectHealth_Sign as Sign } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { query } from '@/kit/api/query';
import { OfToday } from '@/kit/ui/standing';
import { Answer } from '@/kit/ui/states';
import type { Day } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';

const LIGHTS: Readonly<Record<Light, { label: Text; look: string }>> = {
  [Light.UNSPECIFIED]: { label: { fr: 'Pas de données', en: 'No data' }, look: 'none' },
  [Light.NO_DATA]: { label: { fr: 'Pas de données', en: 'No data' }, look: 'none' },
  [Light.GREEN]: { label: { fr: 'Vert', en: 'Green' }, look: 'green' },
  [Light.ORANGE]: { label: { fr: 'Orange', en: 'Orange' }, look: 'orange' },
  [Light.RED]: { label: { fr: 'Rouge', en: 'Red' }, look: 'red' },
};

// By code; {date}, {n} and {percent} are the sign's own, {days} the rules'.
const REASONS: Readonly<Record<string, string>> = {
  METRICS_AWAY: 'Ce qui est mesuré de ses déploiements et de son usage ne peut pas être demandé en ce moment.',
  NOT_USED: 'Le produit est en ligne, livré le {date}, mais personne ne s’en est servi ces {days} derniers jours.',
  DELIVERED: 'Le produit est en ligne, livré le {date}.',
  NO_PRODUCT: 'La construction a commencé le {date}, et aucun produit n’est en ligne.',
  NO_PRODUCT_YET: 'Aucun produit n’est encore en ligne.',
  LAUNCH_UNKNOWN: 'Le produit est en ligne aujourd’hui ; depuis quand, rien ne le dit.',
  OVERDUE: 'La durée donnée est passée depuis le {date}.',
  NO_TIME_BOX: 'Aucune durée n’a été donnée.',
  TIME_BOX_ENDING: '{percent} de la durée est écoulée ; elle finit le {date}.',
  WITHIN_TIME_BOX: '{percent} de la durée est écoulée ; elle finit le {date}.',
  NO_BUDGET: 'Aucun budget n’est alloué.',
  NO_SPENDING: 'Aucune dépense n’est enregistrée.',
  OVER_BUDGET: '{percent} du budget est dépensé.',
  BUDGET_NEARLY_SPENT: '{percent} du budget est dépensé.',
  BUDGET_WILL_NOT_LAST: '{percent} du budget est dépensé. À ce rythme, il n’ira pas jusqu’à la fin de la durée, le {date}.',
  WITHIN_BUDGET: '{percent} du budget est dépensé.',
  NEVER_DELIVERED: 'Aucune livraison n’est enregistrée.',
  FEW_DELIVERIES: '{n} livraison(s) ces {days} derniers jours.',
  DELIVERING: '{n} livraisons ces {days} derniers jours.',
};

// NO_DELIVERY is said of a live product and of a rhythm, in other words.
const LIVE_WITHOUT_DELIVERY: Text = { fr: 'Le produit est en ligne, mais aucune livraison n’est enregistrée.', en: 'The product is live, but no delivery to it was recorded.' };
const LAST_DELIVERY: Text = { fr: 'Dernière livraison le {date}.', en: 'The last delivery was on {date}.' };

const SHEET_TODAY: Text = {
  fr: 'Ces feux sont ceux de ce jour-là, mais la durée et le budget qui les règlent, faute de lignes, sont ceux de la fiche d’aujourd’hui.',
  en: 'These lights are of that day, but the time-box and the budget that set them, where no line does, are those of today’s sheet.',
};

function useReason() {
  const { t, lang, date } = useWords();
  const days = useRules()?.deliveryDays ?? '';
  return ({ code, reason, date: day, percent, count }: Sign) => {
    const values = { date: date(day), percent: `${percent ?? ''} %`, n: count ?? 0, days };
    if (code === 'NO_DELIVERY') return t(day ? LAST_DELIVERY : LIVE_WITHOUT_DELIVERY, values);
    const french = REASONS[code];
    return lang === 'fr' && french ? t({ fr: french, en: french }, values) : reason;
  };
}

export function HealthSection({ name, asOf }: { name: string; asOf: Day | undefined }) {
  const { t } = useWords();
  const health = useQuery(query(governanceMethods.getProjectHealth, { name, asOf }));
  const reasonOf = useReason();
  return (
    <Answer of={health} lines={2}>
      {({ workingSolution, limitedTime, moderateBudget, continuousImprovement }) => {
        const signs: [Text, Sign | undefined][] = [
          [{ fr: 'Une solution qui marche', en: 'A working solution' }, workingSolution],
          [{ fr: 'Un temps limité', en: 'Limited time' }, limitedTime],
          [{ fr: 'Un budget modéré', en: 'A moderate budget' }, moderateBudget],
          [{ fr: 'Une amélioration continue', en: 'Continuous improvement' }, continuousImprovement],
        ];
        return (
          <>
            <ul className="lights">
              {signs.map(([title, sign]) => {
                const { label, look } = LIGHTS[sign?.light ?? Light.NO_DATA];
                return (
                  <li key={title.en as string} className={`light light--${look}`}>
                    <strong className="light__title">{t(title)}</strong>
                    <span className="light__state"><span className="light__dot" aria-hidden="true" />{t(label)}</span>
                    {sign && <span className="light__reason">{reasonOf(sign)}</span>}
                  </li>
                );
              })}
            </ul>
            <OfToday isPast={asOf !== undefined}>{t(SHEET_TODAY)}</OfToday>
          </>
        );
      }}
    </Answer>
  );
}
