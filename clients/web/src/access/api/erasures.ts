// How far an erasure is.
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';

// The services that are not done.
export const waitingFor = ({ services }: Pick<Erasure, 'services'>) => services.filter(({ doneTime }) => !doneTime).map(({ service }) => service);

// How often one that is not done is asked again: the services report to nobody.
const AGAIN_MS = 3000;
export const untilDone = (erasures: readonly Pick<Erasure, 'doneTime'>[] | undefined) => (erasures?.some(({ doneTime }) => !doneTime) ? AGAIN_MS : false);
