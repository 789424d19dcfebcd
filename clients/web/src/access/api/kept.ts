// What there is of a person, as files and tables tell it.
import { toJson } from '@bufbuild/protobuf';
import { PersonExportSchema, type PersonExport } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { PersonalDatum } from '@/gen/pepiniere/rpc/v1/personal_pb';

export interface KeptLine { service: string; datum: PersonalDatum }

// A line a text, whichever service has it.
export const linesOf = ({ services }: Pick<PersonExport, 'services'>): KeptLine[] =>
  services.flatMap(({ service, data }) => data.map((datum) => ({ service, datum })));

export const jsonOf = (all: PersonExport) => `${JSON.stringify(toJson(PersonExportSchema, all), null, 2)}\n`;
