// The dashboard as a file has it: a line a figure, and one where there is none, with why.
import { Audience } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import type { Indicator, NoDataReason } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { DigitalService } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { mainOf } from '@/metrics/components/use_said';

export interface Line {
  service: DigitalService;
  // Its id, and of usage the metric: "definitions/visits".
  indicator: string;
  subject: string;
  audience: Audience;
  unit: string;
  noData: NoDataReason;
  value?: number | undefined;
  // What of the value is compared with that before: of the same days.
  compared?: number | undefined;
  before?: number | undefined;
  progression?: number | undefined;
  n?: number;
  band?: string;
}

const ofIndicator = (service: DigitalService, audience: Audience, figure: Indicator): Line => {
  const { indicator, subject, unit, noData, n, band } = figure;
  return { service, indicator, subject, audience, unit, noData, n: Number(n), band, value: noData === 0 ? mainOf(figure) : undefined };
};

export function linesOf(service: DigitalService): Line[] {
  const { usages, usageNoData, onlineShare, satisfactions } = service;
  const usage = { service, indicator: 'usage', audience: Audience.UNSPECIFIED };
  const used = usages.map(({ definition, unit, value, valueCompared, valueBefore, progression, noData }): Line => ({ ...usage, subject: definition, unit, noData, value, compared: valueCompared, before: valueBefore, progression }));
  return [
    ...(used.length > 0 ? used : [{ ...usage, subject: '', unit: '', noData: usageNoData }]),
    ...(onlineShare ? [ofIndicator(service, Audience.UNSPECIFIED, onlineShare)] : []),
    ...satisfactions.flatMap(({ audience, indicators }) => indicators.map((figure) => ofIndicator(service, audience, figure))),
  ];
}
