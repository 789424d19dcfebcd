// Figures of a project, asked and never computed here.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { Grain } from '@/gen/pepiniere/metrics/v1/reading_pb';
import { query, whole } from '@/kit/api/query';
import type { Figured } from './addresses';
import { metricsMethods } from './clients';
import type { Window } from './window';

// As one changes the period, what was there stays in view.
const STAYING = { placeholderData: keepPreviousData };

// All of them, or those that are named.
export const useFigures = (project: string, window: Window, indicators: readonly string[] = []) =>
  useQuery({ ...whole(metricsMethods.queryIndicators, { project, indicators: [...indicators], ...window }, (page) => page.indicators), ...STAYING });

// What one source tells of them.
export const useFiguresBy = (source: string, project: string, window: Window, indicators: readonly string[]) =>
  useQuery({ ...whole(metricsMethods.queryIndicators, { project, indicators: [...indicators], source, ...window }, (page) => page.indicators), enabled: source !== '' });

// One of them, of whichever source tells it: for whoever asks of one, and may ask of another.
export const useFigureOfAny = (isAsked: boolean, project: string, window: Window, { indicator, subject, dimensions }: Figured) =>
  useQuery({ ...whole(metricsMethods.queryIndicators, { project, indicators: [indicator], dimensions: [...dimensions], ...window }, (page) => page.indicators), enabled: isAsked })
    .data?.filter((one) => one.subject === subject);

export const useFlow = (project: string, window: Window, types: readonly string[]) =>
  useQuery({ ...query(metricsMethods.getFlow, { project, types: [...types], ...window }), ...STAYING });

export const useDora = (project: string, window: Window) => useQuery({ ...query(metricsMethods.getDora, { project, ...window }), ...STAYING });

// A metric of a project, week by week; of one source, where it is said.
export const useWeeks = (project: string, metric: string, source: string, window: Window) =>
  useQuery({ ...whole(metricsMethods.readSeries, { parent: project, metric, source, grain: Grain.WEEK, ...window }, (page) => page.buckets), ...STAYING });

export const useFormulas = () => useQuery(whole(metricsMethods.listFormulas, { filter: 'current = true' }, (page) => page.formulas));
export const useDefinitions = () => useQuery(whole(metricsMethods.listDefinitions, {}, (page) => page.definitions));

// What a figure is called beside its indicator: by its metric, or its objective.
export const figureOf = (all: readonly Indicator[], indicator: string) => all.find((one) => one.indicator === indicator);
export const figuresOf = (all: readonly Indicator[], indicator: string) => all.filter((one) => one.indicator === indicator);
