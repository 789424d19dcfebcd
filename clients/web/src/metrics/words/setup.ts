// What is to be pasted where, by tool. {address}: what it calls; {secret}: what it shows. Names of its pages and buttons are the tool's own.
import { Source_Kind as Kind } from '@/gen/pepiniere/metrics/v1/source_pb';
import type { Text } from '@/kit/words/text';

const BEARER: Text = { fr: 'Avec l’en-tête Authorization : Bearer {secret}', en: 'With the header Authorization: Bearer {secret}' };

export const SETUP: Readonly<Record<Kind, readonly Text[]>> = {
  [Kind.UNSPECIFIED]: [],
  [Kind.GITHUB]: [
    { fr: 'Sur GitHub, dans le dépôt ou l’organisation : Settings, puis Webhooks, puis Add webhook', en: 'On GitHub, in the repository or the organisation: Settings, then Webhooks, then Add webhook' },
    { fr: 'Dans Payload URL, collez {address}', en: 'In Payload URL, paste {address}' },
    { fr: 'Pour Content type, choisissez application/json', en: 'For Content type, choose application/json' },
    { fr: 'Dans Secret, collez {secret}', en: 'In Secret, paste {secret}' },
    { fr: 'Choisissez Let me select individual events, puis cochez Deployment statuses, Issues et Pull requests', en: 'Choose Let me select individual events, then tick Deployment statuses, Issues and Pull requests' },
  ],
  [Kind.GITLAB]: [
    { fr: 'Sur GitLab, dans le projet : Settings, puis Webhooks, puis Add new webhook', en: 'On GitLab, in the project: Settings, then Webhooks, then Add new webhook' },
    { fr: 'Dans URL, collez {address}', en: 'In URL, paste {address}' },
    { fr: 'Dans Secret token, collez {secret}', en: 'In Secret token, paste {secret}' },
    { fr: 'Sous Trigger, cochez Deployment events, Issues events et Merge request events', en: 'Under Trigger, tick Deployment events, Issues events and Merge request events' },
  ],
  [Kind.CDEVENTS]: [
    { fr: 'Envoyez les CloudEvents, un par requête POST, à {address}', en: 'Send CloudEvents, one a POST request, to {address}' },
    BEARER,
    { fr: 'De sorte dev.cdevents.service (deployed, upgraded, rolledback) et dev.cdevents.incident (detected, reported, resolved)', en: 'Of the kinds dev.cdevents.service (deployed, upgraded, rolledback) and dev.cdevents.incident (detected, reported, resolved)' },
  ],
  [Kind.OPENMETRICS]: [{ fr: 'Envoyez le texte OpenMetrics, par requête POST, à {address}/openmetrics', en: 'Send the OpenMetrics text, in a POST request, to {address}/openmetrics' }, BEARER],
  [Kind.JSON]: [
    {
      fr: 'Envoyez en JSON, par requête POST, le message d’IngestPoints à {address}/points, celui d’UpsertWorkItems à {address}/workItems, celui de RecordDeployments à {address}/deployments, celui de RecordIncident à {address}/incidents',
      en: 'Send in JSON, in a POST request, the message of IngestPoints to {address}/points, that of UpsertWorkItems to {address}/workItems, that of RecordDeployments to {address}/deployments, that of RecordIncident to {address}/incidents',
    },
    BEARER,
  ],
};
