// The campaigns that take answers now and ask the caller.
import { useIdentity } from '@/kit/api/session';
import { answerName } from './answers';
import { useMayWith } from './caller';
import { useOpenCampaigns } from './campaigns';

export function useCampaignsThatAsk() {
  const { person } = useIdentity();
  const open = useOpenCampaigns(person !== '');
  const { may } = useMayWith(open.data?.map(({ name }) => answerName(name)) ?? []);
  return { ...open, asking: open.data?.filter(({ name }) => may(answerName(name), 'PutAnswer')) ?? [] };
}
