/** Files of definitions: written as YAML, read with the line of whatever is wrong, updated in place. */

import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
} from 'yaml';

import { AppError } from '../../shared/errors.ts';
import { quote, unexpected } from '../../shared/parse.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import { type Task, type TaskId, taskInputSchema } from '../../shared/task.ts';
import { toTaskInput } from '../store/task-rows.ts';
import {
  type Fields,
  fieldOfWord,
  fromForm,
  isFields,
  referenceTo,
  toForm,
} from './definition-form.ts';

export const DEFINITIONS_VERSION = 1;
const HEAD =
  '# Tasks of CronPilot. `cronpilot apply FILE` makes the tasks of a computer like this.\n';
const STYLE = { lineWidth: 0 } as const;
/** For a look at one field on its own. */
const MINIMAL: Fields = { name: 'x', action: { kind: 'command', command: 'x' } };

/** @param all every task, which those of the file may follow */
export function writeDefinitions(tasks: readonly Task[], all: readonly Task[]): string {
  const forms = tasks.map((task) => formOf(task, all));
  return `${HEAD}${stringify({ version: DEFINITIONS_VERSION, tasks: forms }, STYLE)}`;
}

function formOf(task: Task, all: readonly Task[]): Fields {
  return toForm(toTaskInput(task), (taskId) => {
    const target = all.find(({ id }) => id === taskId);
    return target ? referenceTo(target, all) : null;
  });
}

/** One task of a file. */
export interface DefinedTask {
  readonly form: Fields;
  readonly name: string;
  /** Which of the file's tasks of this name, from 1. */
  readonly nth: number;
  /** Place among the file's tasks. */
  readonly index: number;
}

export class DefinitionFile {
  readonly tasks: readonly DefinedTask[];
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #isList: boolean;

  /** @throws AppError `invalid_input` with the line, for what is no YAML or no list of tasks */
  constructor(text: string) {
    this.#lines = new LineCounter();
    this.#document = this.#parse(text);
    const error = this.#document.errors[0];
    if (error) {
      const why = error.message;
      throw this.#wrong(error.pos[0], phrase('This is no YAML: {why}', { why }));
    }
    this.#checkAliases();
    this.#isList = isSeq(this.#document.contents);
    this.#checkVersion();
    this.tasks = this.#readTasks();
  }

  /** The same problem with the line it is on. @param path dotted, as in an AppError: `schedules.0` */
  locate(index: number, error: AppError): AppError {
    const steps = [...this.#pathTo(index), ...(error.field ?? '').split('.').filter(Boolean)];
    return this.#wrong(this.#offsetOf(steps), error.wording, error.field);
  }

  /** From 1. */
  lineOf(index: number): number {
    return this.#lines.linePos(this.#offsetOf(this.#pathTo(index))).line;
  }

  /** With the tasks as they are now; comments, order and what is not about them stay. */
  update(tasks: readonly Task[], all: readonly Task[]): string {
    const left = [...tasks];
    const list = this.#list();
    const gone: number[] = [];
    for (const { index, name, form } of this.tasks) {
      // Those before it of the same name were taken out.
      const [task] = left.filter((each) => each.name === name).sort((a, b) => a.id - b.id);
      if (!task) gone.push(index);
      else {
        left.splice(left.indexOf(task), 1);
        const node = list.items[index];
        if (isMap(node)) mergeTask(this.#document, node, form, formOf(task, all));
      }
    }
    for (const index of gone.reverse()) list.items.splice(index, 1);
    for (const task of left) list.add(this.#document.createNode(formOf(task, all)));
    return this.#document.toString(STYLE);
  }

  #list() {
    const list = this.#isList ? this.#document.contents : this.#document.get('tasks');
    if (isSeq(list)) return list;
    throw this.#wrong(0, NO_TASKS);
  }

  /** Brackets in brackets without end are too much for the parser. */
  #parse(text: string): Document {
    try {
      return parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  #checkAliases(): void {
    visit(this.#document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.#document)) return;
        const anchor = `&${alias.source}`;
        throw this.#wrong(
          alias.range?.[0] ?? 0,
          phrase('This is no YAML: there is no anchor {anchor} above', { anchor }),
        );
      },
    });
  }

  #checkVersion(): void {
    if (this.#isList) return;
    if (!isMap(this.#document.contents)) throw this.#wrong(0, NO_TASKS);
    const version = this.#document.get('version') ?? DEFINITIONS_VERSION;
    const known = [DEFINITIONS_VERSION, String(DEFINITIONS_VERSION)];
    if (!known.includes(version as number)) {
      const { wording } = unexpected('version', String(DEFINITIONS_VERSION), version);
      throw this.#wrong(this.#offsetOf(['version']), wording);
    }
    for (const name of Object.keys(this.#document.toJS() as Fields)) {
      if (name === 'version' || name === 'tasks') continue;
      throw this.#wrong(
        this.#offsetOf([name]),
        phrase('Expected `version` and `tasks` alone, got {name}', { name: quote(name) }),
      );
    }
  }

  #readTasks(): readonly DefinedTask[] {
    const counts = new Map<string, number>();
    // Anchors and aliases are resolved; a bomb of them is refused by the parser.
    const forms = this.#plain();
    return this.#list().items.map((_, index) => {
      const form = forms[index];
      const offset = this.#offsetOf(this.#pathTo(index));
      if (!isFields(form))
        throw this.#wrong(offset, phrase('Expected a task, got {value}', { value: quote(form) }));
      const name = form['name'];
      if (typeof name !== 'string' || name.trim() === '') {
        const { wording } = unexpected('name', phrase('a name'), name);
        throw this.#wrong(offset, wording, 'name');
      }
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      return { form, name, nth, index };
    });
  }

  #plain(): readonly unknown[] {
    try {
      const plain: unknown = this.#document.toJS({ maxAliasCount: 100 });
      return (this.#isList ? plain : (plain as Fields)['tasks']) as readonly unknown[];
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  #pathTo(index: number): readonly (string | number)[] {
    return this.#isList ? [index] : ['tasks', index];
  }

  /** Of the deepest node on the path that is there. */
  #offsetOf(path: readonly (string | number)[]): number {
    let node: unknown = this.#document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.find(
            ({ key }) => fieldOfWord(String(isScalar(key) ? key.value : key)) === step,
          )
        : undefined;
      const next = isSeq(node) ? node.items[Number(step)] : pair?.value;
      if (pair && isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      else if (isNode(next)) offset = next.range?.[0] ?? offset;
      if (next === undefined) break;
      node = next;
    }
    return offset;
  }

  #wrong(offset: number, problem: Wording, field: string | null = null): AppError {
    const { line } = this.#lines.linePos(offset);
    const wording = phrase('Line {line}: {problem}', { line: Math.max(1, line), problem });
    return new AppError('invalid_input', wording, { field });
  }
}

const NO_TASKS = phrase('Expected `tasks:` with a list of tasks');

function unreadable(cause: unknown): AppError {
  const wording = phrase('This YAML cannot be read: {why}', { why: String(cause) });
  return new AppError('invalid_input', wording, { cause });
}

/** Touches those fields of a task alone whose meaning is another one. */
function mergeTask(document: Document, map: YAMLMap, before: Fields, after: Fields): void {
  const meaningOf = (form: Fields, name: string): unknown => {
    const meaning = fromForm(
      { ...MINIMAL, ...(name in form ? { [name]: form[name] } : {}) },
      () => 0,
    );
    const result = taskInputSchema.safeParse({ ...meaning, triggers: [] });
    // Triggers are compared as they are written, since they name other tasks.
    return result.success && name !== 'triggers' ? result.data : form[name];
  };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isDeepStrictEqual(meaningOf(before, name), meaningOf(after, name))) continue;
    if (name in after) map.set(name, mergeValue(document, map.get(name, true), after[name]));
    else map.delete(name);
  }
}

/** Changes a map to hold `fields`, touching no more of it than that needs. */
function mergeInto(document: Document, map: YAMLMap, fields: Fields): void {
  map.items = map.items.filter(({ key }) =>
    Object.hasOwn(fields, String(isScalar(key) ? key.value : key)),
  );
  for (const [name, value] of Object.entries(fields)) {
    const old = map.get(name, true);
    const merged = mergeValue(document, old, value);
    if (merged !== old) map.set(name, merged);
  }
}

/** The node itself, changed, or another one in its place. */
function mergeValue(document: Document, node: unknown, value: unknown): unknown {
  if (isMap(node) && isFields(value)) {
    mergeInto(document, node, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items = value.map((part, at) => mergeValue(document, node.items[at], part)) as Node[];
    return node;
  }
  if (isScalar(node) && !isFields(value) && !Array.isArray(value)) {
    if (node.value !== value) node.value = value;
    return node;
  }
  return document.createNode(value);
}

/** Ids of the tasks that a file's tasks stand for, in its order; null for those it adds. */
export function matchTasks(
  defined: readonly DefinedTask[],
  tasks: readonly Pick<Task, 'id' | 'name'>[],
): readonly (TaskId | null)[] {
  return defined.map(({ name, nth }) => {
    const same = tasks.filter((task) => task.name === name).map(({ id }) => id);
    return same.sort((a, b) => a - b)[nth - 1] ?? null;
  });
}
