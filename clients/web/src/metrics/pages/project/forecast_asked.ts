// What an address asks to be forecast.
import { ForecastRequest as bounds } from '@/gen/pepiniere/metrics/v1/bounds';
import { ForecastRequest_Method as Method } from '@/gen/pepiniere/metrics/v1/forecast_pb';
import { addDays, dayOf, type Day } from '@/kit/words/day';

export const isItems = (text: string) => /^\d+$/.test(text) && Number(text) >= bounds.items.minimum && Number(text) <= bounds.items.maximum;
// A day that can be promised by, today being the first.
export const MOST_DAYS = bounds.days.maximum;
export const isToCome = (iso: string, today: string) => dayOf(iso) !== undefined && iso >= today && iso < addDays(today, MOST_DAYS);
// As addresses name them.
export const METHODS_ASKED: Readonly<Record<string, Method>> = { exact: Method.EXACT, semaine: Method.WEEKDAYS, tirages: Method.MONTE_CARLO };

export interface ForecastAsked { projects: string[]; byDate?: Day; items?: number; method?: Method }

// What is not said is the service's to say.
export function forecastAsked(project: string, get: (param: string) => string, today: string): ForecastAsked {
  const byDate = isToCome(get('dici'), today) ? dayOf(get('dici')) : undefined;
  const method = METHODS_ASKED[get('calcul')];
  return { projects: [project], ...(byDate ? { byDate } : {}), ...(isItems(get('elements')) ? { items: Number(get('elements')) } : {}), ...(method ? { method } : {}) };
}
