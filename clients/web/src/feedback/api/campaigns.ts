// Campaigns, what their release would look like, and what they published.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Campaign_State as State } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { equal, text, word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { said } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import { feedbackMethods } from './clients';

// What an address asks for: words of the title, a programme, a state by its symbol.
export const campaignFilter = (get: (param: string) => string) => [
  get('texte') && text('title')(get('texte')), get('programme') && equal('programme')(`programmes/${get('programme')}`), get('etat') && word('state')(get('etat')),
].filter(Boolean).join(' AND ');

export const useCampaigns = (filter: string, showDeleted: boolean) =>
  useInfiniteQuery(paged(feedbackMethods.listCampaigns, { filter, showDeleted, orderBy: 'title', pageSize: 50 }));
export const useCampaign = (name: string) => useQuery({ ...query(feedbackMethods.getCampaign, { name }), enabled: name !== '' });
export const usePreview = (name: string, isAsked: boolean) => useQuery({ ...query(feedbackMethods.previewCampaign, { name }), enabled: isAsked });
export const useRelease = (campaign: string) => useQuery(query(feedbackMethods.getRelease, { name: `${campaign}/release` }));

// Those that take answers now, of those that the caller sees.
export const useOpenCampaigns = (isAsked: boolean) =>
  useQuery({ ...whole(feedbackMethods.listCampaigns, { filter: word('state')(State[State.OPEN]) }, (page) => page.campaigns), enabled: isAsked });

// What a preview says keeps a campaign from being opened: what it is about (a campaign, or a question by its code), and what it is.
const SUBJECT = /^([\w/-]+): /;
const OTHERWISE: Text = { fr: 'Autre chose l’empêche.', en: 'Something else keeps it from that.' };
export function obstacleOf(told: string): { subject: string; text: Text } {
  const [begin = '', subject = ''] = SUBJECT.exec(told) ?? [];
  return { subject, text: said(told.slice(begin.length), OTHERWISE) };
}
