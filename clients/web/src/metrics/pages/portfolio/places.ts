// Where percentiles lie on a scale from 0, or from the least of them where that is below, to the most of them: in percent.
export interface Ranks { p15?: number | undefined; p50?: number | undefined; p85?: number | undefined }

export function placesOf({ p15, p50, p85 }: Ranks): { from: number; middle: number; to: number } | undefined {
  if (p15 === undefined || p50 === undefined || p85 === undefined) return undefined;
  const least = Math.min(0, p15), most = Math.max(0, p85);
  if (most === least) return undefined;
  const at = (value: number) => (100 * (value - least)) / (most - least);
  return { from: at(p15), middle: at(p50), to: at(p85) };
}
