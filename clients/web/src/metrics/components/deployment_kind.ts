// Deployments, as people tell and correct them.
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import type { Deployment } from '@/gen/pepiniere/metrics/v1/deployment_pb';
import { idIn } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { dataWords } from '@/metrics/words/data';
import { DEPLOYMENT_OUTCOMES, deploymentWords as words, INTENTS } from '@/metrics/words/deployments';
import { readersOf } from '@/metrics/words/readers';
import { TIERS } from '@/metrics/words/sources';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form } from '@/kit/form/field';
import type { RecordKind } from './record_kind';

export const deploymentForm: Form = bound(bounds.Deployment, {
  fields: [
    { path: 'tier', kind: 'enum', options: choices(TIERS), label: words.tier },
    { path: 'environment', kind: 'text', label: words.environment, hint: words.environmentHint },
    { path: 'outcome', kind: 'enum', options: choices(DEPLOYMENT_OUTCOMES), label: words.outcome, hint: words.outcomeHint },
    { path: 'start_time', kind: 'moment', label: words.start },
    { path: 'finish_time', kind: 'moment', label: words.finish, hint: words.finishHint },
    { path: 'rollback_time', kind: 'moment', label: words.rollback, hint: words.rollbackHint },
    { path: 'intent', kind: 'enum', options: choices(INTENTS), label: words.intent, hint: words.intentHint },
    { path: 'sha', kind: 'text', label: words.sha, hint: words.shaHint },
    { path: 'changes', kind: 'list', label: words.changes, hint: words.changesHint },
    { path: 'uri', kind: 'uri', label: dataWords.readAt },
  ],
});

// What its tool calls it, or where it went; its id otherwise.
export const deploymentTitle = ({ name, environment, sourceId }: Pick<Deployment, 'name' | 'environment' | 'sourceId'>) => environment || sourceId || idIn(name);

export const DEPLOYMENTS: RecordKind<Deployment> = {
  prefix: 'deployment',
  words: { ...words, removeTold: dataWords.removeTold },
  methods: {
    create: metricsMethods.createDeployment as never, get: metricsMethods.getDeployment as never, update: metricsMethods.updateDeployment as never,
    remove: metricsMethods.deleteDeployment as never, undelete: metricsMethods.undeleteDeployment as never,
  },
  writes: { create: readersOf('CreateDeployment'), update: readersOf('UpdateDeployment'), remove: readersOf('DeleteDeployment') },
  newForm: () => deploymentForm,
  made: (parent, values) => ({ parent, deployment: writeValues(deploymentForm, values) }),
  form: () => deploymentForm,
  titleOf: (row, { date }) => [deploymentTitle(row), date(row.finishTime ?? row.startTime)].filter(Boolean).join(', '),
};
