/** Reads and writes the parts of a cron pattern that have only numbers: seconds, minute, hour. */

/** Longer lists are written as a range where they are one. */
const MAX_LISTED = 12;

/** Values of a part that croner accepted, such as `0,30` or `5-55/10`; smallest first. */
export function fieldValues(field: string, max: number): readonly number[] {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range = '', step = '1'] = item.split('/');
    const [from = 0, to = from] = /^[*?]$/.test(range) ? [0, max] : range.split('-').map(Number);
    for (let value = from; value <= to; value += Number(step)) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** A part that names its values without a wildcard in front: `0,15,30,45`, `0-59`, `1-59/2`. */
export function namedField(values: readonly number[]): string {
  const [first = 0, second = first] = values;
  const step = second - first;
  const isRange = values.every((value, index) => value === first + index * step);
  if (values.length <= MAX_LISTED || !isRange) return values.join(',');
  return `${first}-${values.at(-1)}${step === 1 ? '' : `/${step}`}`;
}
