// One's own receipts: asked so that nothing of them stays in the browser, and kept by whoever they are for as a file.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Receipt } from '@/gen/pepiniere/feedback/v1/receipt_pb';
import { word } from '@/kit/api/filter';
import { query } from '@/kit/api/query';
import { quietly, quietPages } from '@/kit/api/quiet';
import { feedbackMethods } from './clients';

const PAGE = 50, AT_ONCE = 1000;

// What an address asks for: an outcome by its symbol.
export const receiptFilter = (get: (param: string) => string) => (get('suite') ? word('outcome')(get('suite')) : '');
// The latest first.
export const useReceipts = (person: string, filter: string) => useInfiniteQuery({ ...quietPages(feedbackMethods.listReceipts, { person, filter, orderBy: 'name desc', pageSize: PAGE }), enabled: person !== '' });

export async function everyReceipt(person: string): Promise<Receipt[]> {
  const all: Receipt[] = [];
  let pageToken = '';
  do {
    const page = await quietly(feedbackMethods.listReceipts, { person, pageSize: AT_ONCE, pageToken });
    all.push(...page.receipts);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return all;
}

export const useReceiptKey = () => useQuery(query(feedbackMethods.getReceiptKey, {}));
