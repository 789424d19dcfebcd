// Panels, who is of them, their studies and whom these ask.
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Study_State as State } from '@/gen/pepiniere/feedback/v1/study_pb';
import { word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import type { Source } from '@/kit/form/field';
import { aboveOf } from './addresses';
import { feedbackMethods } from './clients';

const AGAIN_MS = 10_000;
const PAGE = 50;

export const usePanels = (showDeleted = false) => useQuery(whole(feedbackMethods.listPanels, { orderBy: 'title', showDeleted }, (page) => page.panels));
export const usePanel = (name: string) => useQuery({ ...query(feedbackMethods.getPanel, { name }), enabled: name !== '' });
export const usePanelists = (panel: string, isAsked: boolean) => useInfiniteQuery({ ...paged(feedbackMethods.listPanelists, { parent: panel, pageSize: PAGE }), enabled: isAsked });

// The caller's own: whoever manages a panel is told of all of it.
export function useMyPanelist(panel: string, isAsked: boolean) {
  const { person } = useIdentity();
  const panelists = useQuery({ ...whole(feedbackMethods.listPanelists, { parent: panel }, (page) => page.panelists), enabled: isAsked && person !== '' });
  return { ...panelists, panelist: panelists.data?.find((one) => one.person === person) };
}

export const useStudies = (panel: string) => useInfiniteQuery(paged(feedbackMethods.listStudies, { parent: panel, orderBy: 'title', pageSize: PAGE }));
// Places that others take are told by no feed to whoever reads no invitations: they are asked again while some are to be taken.
export const useStudy = (name: string) => useQuery({ ...query(feedbackMethods.getStudy, { name }), enabled: name !== '', refetchInterval: ({ state: { data } }) => (data?.state === State.DRAWN ? AGAIN_MS : false) });
export const useInvitations = (study: string, isAsked: boolean) => useInfiniteQuery({ ...paged(feedbackMethods.listInvitations, { parent: study, orderBy: 'rank', pageSize: PAGE * 2 }), enabled: isAsked });
export const useEveryInvitation = (study: string, isAsked: boolean) => useQuery({ ...whole(feedbackMethods.listInvitations, { parent: study }, (page) => page.invitations), enabled: isAsked });
export const useStudyRates = (name: string, isAsked: boolean) => useQuery({ ...query(feedbackMethods.getStudyRates, { name }), enabled: isAsked });

// Of a panel, what its studies may be balanced by.
export const criteriaOf = (panel: string): Source => ({ useResources: () => usePanel(panel).data?.criteria.map(({ code, label }) => ({ name: code, title: label })) ?? [] });

// Of every panel that the caller is of, the studies that were drawn and have not ended; and the caller's own invitations to these.
const everyPanelist = whole(feedbackMethods.listPanelists, { parent: 'panels/-' }, (page) => page.panelists);
const drawnStudies = (panel: string) => whole(feedbackMethods.listStudies, { parent: panel, filter: word('state')(State[State.DRAWN]) }, (page) => page.studies);
const invitationsTo = (study: string) => whole(feedbackMethods.listInvitations, { parent: study }, (page) => page.invitations);

export function useMyPanels() {
  const { person } = useIdentity();
  const panelists = useQuery({ ...everyPanelist, enabled: person !== '' });
  const panels = [...new Set(panelists.data?.filter((one) => one.person === person).map(({ name }) => aboveOf(name)))];
  return { ...panelists, panels };
}

export function useMyInvitations() {
  const { person } = useIdentity();
  const { panels, isPending, error, refetch } = useMyPanels();
  const studies = useQueries({ queries: panels.map(drawnStudies) });
  const drawn = studies.flatMap(({ data }) => data ?? []);
  const invitations = useQueries({ queries: drawn.map(({ name }) => invitationsTo(name)) });
  const all = [...studies, ...invitations];
  return {
    isPending: (person !== '' && isPending) || all.some((one) => one.isPending),
    error: error ?? all.find((one) => one.error !== null)?.error ?? null,
    retry: () => (void refetch(), all.forEach((one) => one.isError && void one.refetch())),
    mine: drawn.flatMap((study, i) => invitations[i]?.data?.filter((one) => one.person === person).map((invitation) => ({ study, invitation })) ?? []),
  };
}
