/** Reads systemd's unit files: sections of settings, each perhaps given several times. */

export interface Unit {
  /** All values of a setting in a section, in order; an empty one takes back those before it. */
  all(section: string, setting: string): readonly string[];
  /** The last one; null without any. */
  last(section: string, setting: string): string | null;
  /** Names of the settings that a section has. */
  names(section: string): readonly string[];
}

/** An empty one of them takes back all of its group. */
const GROUPS = [
  /^On(Calendar|(Active|Boot|Startup|UnitActive|UnitInactive)Sec)$/,
  /^Condition/,
  /^Assert/,
];

/** @param texts a unit and its drop-ins, in the order in which they apply */
export function readUnit(...texts: readonly string[]): Unit {
  const sections = new Map<string, Map<string, string[]>>();
  for (const text of texts) addSettings(text, sections);
  const all = (name: string, setting: string) => sections.get(name)?.get(setting) ?? [];
  return {
    all,
    last: (name, setting) => all(name, setting).at(-1) ?? null,
    names: (name) => [...(sections.get(name)?.keys() ?? [])],
  };
}

/** What stands before the first header belongs to no section. */
function addSettings(text: string, sections: Map<string, Map<string, string[]>>): void {
  let section = new Map<string, string[]>();
  for (const line of joinedLines(text)) {
    const header = /^\[(.+)\]$/.exec(line)?.[1];
    const [, name, value = ''] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/s.exec(line) ?? [];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map();
      sections.set(header, section);
    } else if (name !== undefined && value !== '') {
      section.set(name, [...(section.get(name) ?? []), value]);
    } else if (name !== undefined) {
      const group = GROUPS.find((each) => each.test(name));
      for (const each of section.keys()) {
        if (each === name || group?.test(each)) section.delete(each);
      }
    }
  }
}

/** A backslash at the end goes on in the next line that is no comment. */
function joinedLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open: string | null = null;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (/^[#;]/.test(line) || (line === '' && open === null)) continue;
    const whole: string = open === null ? line : `${open} ${line}`;
    open = whole.endsWith('\\') ? whole.slice(0, -1).trimEnd() : null;
    if (open === null) lines.push(whole);
  }
  return open === null ? lines : [...lines, open];
}

const UNITS_MS: readonly (readonly [RegExp, number])[] = [
  [/^(usec|us|µs|μs)$/, 0.001],
  [/^(msec|ms)$/, 1],
  [/^(seconds?|sec|s)?$/, 1_000],
  [/^(minutes?|min|m)$/, 60_000],
  [/^(hours?|hr|h)$/, 3_600_000],
  [/^(days?|d)$/, 86_400_000],
  [/^(weeks?|w)$/, 604_800_000],
  [/^(months?|M)$/, 2_629_800_000],
  [/^(years?|y)$/, 31_557_600_000],
];

/** Whole ms of a time span such as `1h 30min`, `90`, `2weeks`; null when it is none. */
export function readTimeSpan(text: string): number | null {
  const parts = [...text.trim().matchAll(/([\d.]+)\s*([A-Za-zµμ]*)\s*/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text.trim()) return null;
  let sumMs = 0;
  for (const [, amount, unit = ''] of parts) {
    const unitMs = UNITS_MS.find(([pattern]) => pattern.test(unit))?.[1];
    if (unitMs === undefined || Number.isNaN(Number(amount))) return null;
    sumMs += Number(amount) * unitMs;
  }
  return Math.round(sumMs);
}

export function isYes(value: string | null): boolean {
  return value !== null && /^(1|yes|y|true|t|on)$/i.test(value);
}
