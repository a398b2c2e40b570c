/** Looks into what the XML parser made: an element is an object, a repeated one a list. */

export type XmlNode = Readonly<Record<string, unknown>>;

/** All elements of a name; an empty element is one without children. */
export function children(node: XmlNode | null, name: string): readonly XmlNode[] {
  const value = node?.[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((each: unknown) =>
    typeof each === 'object' && each !== null ? (each as XmlNode) : {},
  );
}

/** The first element of a name. */
export function child(node: XmlNode | null, name: string): XmlNode | null {
  return children(node, name)[0] ?? null;
}

/** Null for none, and for one that is empty or has children. */
export function textOf(node: XmlNode | null, name: string): string | null {
  const value = node?.[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

export function textsOf(node: XmlNode | null, name: string): readonly string[] {
  const value = node?.[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === 'string');
}

export function isTrue(node: XmlNode | null, name: string): boolean {
  return textOf(node, name) === 'true';
}

const ISO_DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const DAY_MS = 86_400_000;
const UNITS_MS = [365 * DAY_MS, 30 * DAY_MS, 7 * DAY_MS, DAY_MS, 3_600_000, 60_000, 1_000];

/** Of `PT1H30M`; null when it is none. */
export function readIsoDuration(text: string): number | null {
  const match = ISO_DURATION.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return null;
  return UNITS_MS.reduce((sumMs, unitMs, at) => sumMs + unitMs * Number(match[at + 1] ?? 0), 0);
}

/** `PT1H30M` of whole seconds. */
export function toIsoDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  return `PT${parts.map(([amount, unit]) => (amount > 0 ? `${amount}${unit}` : '')).join('')}`;
}
