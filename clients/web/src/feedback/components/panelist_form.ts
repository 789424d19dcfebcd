// What somebody says of themselves in a panel: a field a criterion of it.
import { feedbackMethods } from '@/feedback/api/clients';
import { panelWords as words } from '@/feedback/words/panels';
import type { Panel, Panelist } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { sameInBoth, type Field, type Form, type Values } from '@/kit/form/field';

const pathOf = (code: string) => `profile.${code.replaceAll('_', '-')}`;
const paused: Field = { path: 'paused', kind: 'flag', label: words.paused };

// The service counts what is said: each is called by its criterion here. `said`: in the order in which they were sent.
export const panelistForm = ({ criteria }: Pick<Panel, 'criteria'>, isMember: boolean, said: () => readonly string[]): Form => ({
  fields: [
    ...criteria.map(({ code, label, values }): Field => ({ path: pathOf(code), kind: 'word', label: sameInBoth(label).label, options: values.map((value) => sameInBoth(value)) })),
    ...(isMember ? [paused] : []),
  ],
  pathOf: (path) => {
    const [, i] = /^profile\[(\d+)\]/.exec(path) ?? [];
    const code = i === undefined ? undefined : said()[Number(i)];
    return code === undefined ? path : pathOf(code);
  },
});

export const profileIn = ({ criteria }: Pick<Panel, 'criteria'>, values: Values) =>
  criteria.flatMap(({ code }) => (values[pathOf(code)] ? [{ criterion: code, value: values[pathOf(code)] ?? '' }] : []));
export const valuesOf = ({ profile, paused: isPaused }: Pick<Panelist, 'profile' | 'paused'>): Values => ({
  ...Object.fromEntries(profile.map(({ criterion, value }) => [pathOf(criterion), value])), paused: isPaused ? 'yes' : '',
});
export const valueOf = ({ profile }: Pick<Panelist, 'profile'>, criterion: string) => profile.find((one) => one.criterion === criterion)?.value ?? '';

// What joins, and what changes it.
export const PANELIST_METHODS = { create: feedbackMethods.createPanelist, update: feedbackMethods.updatePanelist, remove: feedbackMethods.deletePanelist } as const;
