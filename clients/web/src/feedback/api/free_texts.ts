// What people wrote in answer to a campaign that has closed, until it is published: asked so that nothing of it stays in the browser.
import { useInfiniteQuery } from '@tanstack/react-query';
import { quietPages } from '@/kit/api/quiet';
import { feedbackMethods } from './clients';

const PAGE = 50;
export const useFreeTexts = (campaign: string, isAsked: boolean) => useInfiniteQuery({ ...quietPages(feedbackMethods.listFreeTexts, { parent: campaign, pageSize: PAGE }), enabled: isAsked });
