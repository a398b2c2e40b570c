/** Figures of a measurement, printed as a table, or with `--json` as one line each. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same without CronPilot, measured in the same run; null where a budget stands for it. */
  readonly floor: number | null;
  /** Smaller is better. */
  readonly ratio: number;
  /** The ratio is not to exceed it. */
  readonly target: number;
}

const COLUMNS = ['figure', 'value', 'floor', 'ratio', 'target', ''] as const;

/** Against a floor of the same run. */
export function againstFloor(
  name: string,
  { value, floor, unit }: { readonly value: number; readonly floor: number; readonly unit: string },
  target: number,
): Figure {
  return { name, value, unit, floor, ratio: value / floor, target };
}

/** Of something that is better when larger, such as a rate. */
export function rateAgainstFloor(
  name: string,
  { value, floor, unit }: { readonly value: number; readonly floor: number; readonly unit: string },
  target: number,
): Figure {
  return { name, value, unit, floor, ratio: floor / value, target };
}

/** Against a budget that stands for itself: the ratio is the part of it that is used. */
export function againstBudget(name: string, value: number, unit: string, budget: number): Figure {
  return { name, value, unit, floor: null, ratio: value / budget, target: 1 };
}

/** Prints, and sets the exit code when a target is missed. */
export function report(figures: readonly Figure[]): void {
  if (process.argv.includes('--json')) {
    for (const figure of figures) console.log(JSON.stringify(figure));
  } else {
    printTable(figures);
  }
  if (figures.some(isMissed)) process.exitCode = 1;
}

function printTable(figures: readonly Figure[]): void {
  const rows = [COLUMNS, ...figures.map(cells)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  for (const row of rows) {
    const line = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(line.join('  ').trimEnd());
  }
}

function cells(figure: Figure): readonly string[] {
  const { name, value, unit, floor, ratio, target } = figure;
  const floorWords = floor === null ? 'budget' : `${short(floor)} ${unit}`;
  const verdict = isMissed(figure) ? 'missed' : '';
  return [
    name,
    `${short(value)} ${unit}`,
    floorWords,
    ratio.toFixed(2),
    target.toFixed(2),
    verdict,
  ];
}

function isMissed({ ratio, target }: Figure): boolean {
  return !(ratio <= target);
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** @param fraction 0.5 is the median; of the nearest rank */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(fraction * sorted.length) - 1)] ?? Number.NaN;
}

export function isQuick(): boolean {
  return process.argv.includes('--quick');
}
