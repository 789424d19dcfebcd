// What users of a service say, by audience.
import { Audience } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import type { Figured } from '@/metrics/api/addresses';
import { NoDataReason, type Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { DigitalService } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { portfolioWords } from '@/metrics/words/portfolio';
import { AUDIENCES } from '@/metrics/words/words';
import type { Text } from '@/kit/words/text';

export const OF_AUDIENCES: readonly { audience: Audience; text: Text }[] = [
  { audience: Audience.UNSPECIFIED, text: portfolioWords.everybody },
  { audience: Audience.INDIVIDUALS, text: AUDIENCES.INDIVIDUALS! },
  { audience: Audience.COMPANIES, text: AUDIENCES.COMPANIES! },
  { audience: Audience.ASSOCIATIONS, text: AUDIENCES.ASSOCIATIONS! },
];

export const indicatorsOf = ({ satisfactions }: DigitalService, audience: Audience): readonly Indicator[] =>
  satisfactions.find((one) => one.audience === audience)?.indicators ?? [];

// One of what an audience says, as its explanation is asked for: of that audience, and not of all of them together.
export const figuredOf = ({ indicator, subject, dimensions }: Figured, audience: Audience): Figured => ({
  indicator, subject, dimensions: dimensions.length > 0 || audience === Audience.UNSPECIFIED ? dimensions : [{ key: 'audience', value: Audience[audience] }],
});

// Nothing at all was told of it: neither how it is used, nor what is done online, nor what users say.
export const isSilent = ({ usages, onlineShare, satisfactions }: Pick<DigitalService, 'usages' | 'onlineShare' | 'satisfactions'>) =>
  usages.length === 0 && [onlineShare, ...satisfactions.flatMap(({ indicators }) => indicators)].every((figure) => !figure || figure.noData === NoDataReason.NO_ROWS);
