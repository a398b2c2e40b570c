/** Keeps the user's settings, and the pause of all schedules, in settings.json. */

import { EventEmitter } from 'node:events';
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import * as z from 'zod';

import { expects } from '../shared/expectation.ts';
import { AppError, wordingOf } from '../shared/errors.ts';
import { parseOrThrow } from '../shared/parse.ts';
import { type Phrase, phrase, say, sayEnglish, type Wording } from '../shared/phrase.ts';
import {
  type Settings,
  type SettingsPatch,
  settingsPatchSchema,
  settingsSchema,
} from '../shared/settings.ts';
import type { Pause } from '../shared/status.ts';

const NAME = 'settings';
const timeMs = z.number().int();

const pauseSchema = z
  .object(
    { sinceMs: timeMs, untilMs: timeMs.nullable() },
    { error: expects('a pause with its times') },
  )
  .nullable()
  .default(null);
/** Fields of the file by name; each has a default, so each can be checked on its own. */
const fields: Readonly<Record<string, z.ZodType>> = { ...settingsSchema.shape, pause: pauseSchema };

/** Everything in the file, also what a newer CronPilot has put there. */
type Content = Readonly<Record<string, unknown>>;

export class SettingsStore {
  readonly events = new EventEmitter<{ changed: [Settings] }>();
  readonly #dir: string;
  readonly #log: (message: string) => void;
  readonly #problems: Wording[] = [];
  readonly #file: ElectronStore<Record<string, unknown>>;
  #settings: Settings;
  #pause: Pause | null;

  /**
   * A broken file never keeps CronPilot from starting: it is kept aside and defaults are used.
   *
   * @throws AppError `unavailable` when the file can be neither read nor moved
   */
  constructor(options: { readonly dir: string; readonly log: (message: string) => void }) {
    this.#dir = options.dir;
    this.#log = options.log;
    this.#keepUnreadableAside();
    this.#file = new ElectronStore({
      cwd: options.dir,
      name: NAME,
      configFileMode: 0o600,
    });
    const content = this.#read();
    this.#settings = settingsOf(content);
    this.#pause = pauseOf(content);
  }

  /** Sentences for the user, one for each thing that was wrong with the file. */
  get problems(): readonly string[] {
    return this.#problems.map(say);
  }

  get(): Settings {
    return this.#settings;
  }

  /**
   * Saves, then emits. Also takes up what was edited in the file by hand in the meantime.
   *
   * @throws AppError `invalid_input`, or `unavailable` when the file cannot be written; nothing is
   * changed then
   */
  update(patch: SettingsPatch): Settings {
    const given = Object.entries(parseOrThrow(settingsPatchSchema, patch));
    this.#change(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
    this.events.emit('changed', this.#settings);
    return this.#settings;
  }

  pause(): Pause | null {
    return this.#pause;
  }

  /** @throws AppError `unavailable` when the file cannot be written; nothing is changed then */
  setPause(pause: Pause | null): void {
    this.#change({ pause });
  }

  /** As it was saved last; whoever places the window checks it. */
  windowState(): unknown {
    return this.#file.store['windowState'];
  }

  /** @throws AppError `unavailable` when the file cannot be written; nothing is changed then */
  setWindowState(windowState: unknown): void {
    this.#change({ windowState });
  }

  #change(change: Content): void {
    this.#keepUnreadableAside();
    const content = { ...this.#read(), ...change };
    this.#write(content);
    this.#settings = settingsOf(content);
    this.#pause = pauseOf(content);
  }

  /** A field that is wrong gets its default, also in the file; the file as it was is kept aside. */
  #read(): Content {
    const content: Content = { ...this.#file.store };
    if (isSound(content)) return content;
    const wrong = Object.keys(fields).flatMap((field) => {
      const problem = problemWith(field, content[field]);
      return problem === null ? [] : [{ field, problem }];
    });
    if (wrong.length === 0) return content;
    const defaults = wrong.map(({ field }) => [field, defaultOf(field)]);
    const repaired = { ...content, ...Object.fromEntries(defaults) };
    const asideName = this.#newAsideName();
    const kept = this.#repair(repaired, asideName)
      ? phrase('The file as it was is kept as {asideName}.', { asideName })
      : null;
    for (const { field, problem } of wrong) {
      const fallback = JSON.stringify(defaultOf(field));
      const told = phrase('settings.json: {problem}. The default {fallback} is used.', {
        problem,
        fallback,
      });
      this.#report(kept === null ? told : [told, kept]);
    }
    return repaired;
  }

  /** When it fails, defaults hold for this session, and the file is as it was. */
  #repair(repaired: Content, asideName: string): boolean {
    try {
      copyFileSync(this.#file.path, join(this.#dir, asideName));
      this.#write(repaired);
      return true;
    } catch (error) {
      this.#log(`settings.json could not be repaired: ${describe(error)}`);
      return false;
    }
  }

  #keepUnreadableAside(): void {
    const path = join(this.#dir, `${NAME}.json`);
    const problem = problemWithFile(path);
    if (problem === null) return;
    const asideName = this.#newAsideName();
    try {
      renameSync(path, join(this.#dir, asideName));
    } catch (cause) {
      throw new AppError(
        'unavailable',
        phrase(
          '{path} {problem} and could not be moved away: {why}. Remove it, then start CronPilot again.',
          { path, problem, why: wordingOf(cause) },
        ),
        { cause },
      );
    }
    this.#report(
      phrase('settings.json {problem} and was kept as {asideName}; defaults are in use.', {
        problem,
        asideName,
      }),
    );
  }

  /** Colons of the time are not allowed in names on Windows. */
  #newAsideName(): string {
    const time = new Date().toISOString().replaceAll(':', '-');
    for (let number = 1; ; number += 1) {
      const name = `${NAME}.broken-${time}${number === 1 ? '' : `-${number}`}.json`;
      if (!existsSync(join(this.#dir, name))) return name;
    }
  }

  /** Whole or not at all: the new file replaces the old one once it is on disk. */
  #write(content: Content): void {
    try {
      this.#file.store = { ...content };
    } catch (cause) {
      throw new AppError(
        'unavailable',
        phrase('The settings could not be saved: {why}.', { why: wordingOf(cause) }),
        {
          cause,
        },
      );
    }
  }

  #report(problem: Wording): void {
    this.#problems.push(problem);
    this.#log(sayEnglish(problem));
  }
}

/** Asked of the whole first: a check of each field by itself takes far longer. */
function isSound(content: Content): boolean {
  const settings = settingsSchema.safeParse(knownPart(content));
  return settings.success && pauseSchema.safeParse(content['pause']).success;
}

function settingsOf(content: Content): Settings {
  return settingsSchema.parse(knownPart(content));
}

function knownPart(content: Content): Content {
  const known = Object.keys(settingsSchema.shape).map((field) => [field, content[field]]);
  return Object.fromEntries(known);
}

function pauseOf(content: Content): Pause | null {
  return pauseSchema.parse(content['pause']);
}

function defaultOf(field: string): unknown {
  return fields[field]?.parse(undefined);
}

function problemWith(field: string, value: unknown): Wording | null {
  const schema = fields[field];
  if (!schema) return null;
  try {
    parseOrThrow(z.object({ [field]: schema }), { [field]: value });
    return null;
  } catch (error) {
    return wordingOf(error);
  }
}

/** Completes "settings.json ..."; null when it holds a JSON object or does not exist. */
function problemWithFile(path: string): Phrase | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? null : phrase('could not be read ({why})', { why: wordingOf(error) });
  }
  try {
    const content: unknown = JSON.parse(text);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject ? null : phrase('did not hold an object');
  } catch {
    return phrase('was not valid JSON');
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
