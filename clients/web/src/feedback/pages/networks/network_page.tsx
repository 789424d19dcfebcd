// A network of alumni: what it is, what one is in it, and who is of it for those who keep it.
import { useParams } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { NETWORKS } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useNetwork } from '@/feedback/api/networks';
import { History } from '@/feedback/components/history';
import { NETWORK_KIND } from '@/feedback/components/network_kind';
import { networkWords as words } from '@/feedback/words/networks';
import { feedbackWords } from '@/feedback/words/words';
import type { Network } from '@/gen/pepiniere/feedback/v1/network_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { useWords } from '@/kit/words/use_words';
import { Members } from './members';
import { Membership } from './membership';

export default function NetworkPage() {
  const { id = '' } = useParams();
  const network = useNetwork(`networks/${id}`);
  return <OnePage of={network} one={words.one} missing={words.missing} to={NETWORKS} way={words.toList}>{(found) => <Sheet key={found.name} network={found} />}</OnePage>;
}

function Sheet({ network }: { network: Network }) {
  const { t } = useWords();
  const { name, programme, description, deleteTime } = network;
  const may = useMay(name);
  const keeps = may('UpdateNetwork');
  return (
    <ResourceFrame kind={NETWORK_KIND} row={network} above={[{ to: NETWORKS, title: t(words.title) }]} after={NETWORKS}
      mayEdit={keeps} mayDelete={may('DeleteNetwork')} mayRestore={may('UndeleteNetwork')}>
      <Facts facts={[[feedbackWords.programme, <ProgrammeLink key="programme" name={programme} />]]} />
      <Prose text={description} />
      {!deleteTime && <Membership network={name} />}
      {keeps && !deleteTime && <Members network={name} />}
      <History name={name} />
    </ResourceFrame>
  );
}
