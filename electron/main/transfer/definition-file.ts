/** Files of definitions: written as YAML, read with the line of whatever is wrong, updated in place. */

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
} from 'yaml';

import { AppError } from '../../shared/errors.ts';
import { quote, unexpected } from '../../shared/parse.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import { toTaskInput } from '../store/task-rows.ts';
import {
  type Fields,
  fieldOfWord,
  findTwice,
  isFields,
  referenceTo,
  toForm,
} from './definition-form.ts';
import { changedFields, mergeTask } from './merge-definition.ts';

export const DEFINITIONS_VERSION = 1;
const HEAD =
  '# Tasks of CronPilot. `cronpilot apply FILE` makes the tasks of a computer like this.\n';
const STYLE = { lineWidth: 0 } as const;

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
    if (error?.code === 'MULTIPLE_DOCS')
      throw this.#wrong(error.pos[0], phrase('Expected one document, got another one after `---`'));
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
    const kept: { readonly defined: DefinedTask; readonly form: Fields }[] = [];
    const gone: number[] = [];
    for (const defined of this.tasks) {
      // Those before it of the same name were taken out.
      const [task] = left.filter(({ name }) => name === defined.name).sort((a, b) => a.id - b.id);
      if (!task) gone.push(defined.index);
      else {
        left.splice(left.indexOf(task), 1);
        kept.push({ defined, form: formOf(task, all) });
      }
    }
    const changed = kept.filter(
      ({ defined, form }) => changedFields(defined.form, form).length > 0,
    );
    if (changed.length + gone.length > 0) this.#writeAliasesOut();
    const list = this.#list();
    for (const { defined, form } of changed) {
      const node = list.items[defined.index];
      if (isMap(node)) mergeTask(this.#document, node, defined.form, form);
    }
    for (const index of gone.reverse()) list.items.splice(index, 1);
    for (const task of left) list.add(this.#document.createNode(formOf(task, all)));
    return this.#document.toString(STYLE);
  }

  /** What is shared between tasks could not be changed for one of them. */
  #writeAliasesOut(): void {
    visit(this.#document, {
      Alias: (_, alias) => alias.resolve(this.#document)?.clone() as Node | undefined,
    });
    visit(this.#document, {
      Value: (_, node) => {
        delete node.anchor;
      },
    });
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
      Alias: (_, alias, path) => {
        const source = alias.resolve(this.#document);
        if (source && !path.includes(source)) return;
        const anchor = `&${alias.source}`;
        throw this.#wrong(
          alias.range?.[0] ?? 0,
          source
            ? phrase('Expected {anchor} to stand for something without itself', { anchor })
            : phrase('This is no YAML: there is no anchor {anchor} above', { anchor }),
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
      const written = form['name'];
      // Blanks around it are no part of a name.
      const name = typeof written === 'string' ? written.trim() : '';
      if (name === '') {
        const { wording } = unexpected('name', phrase('a name'), written);
        throw this.#wrong(offset, wording, 'name');
      }
      const twice = findTwice(form);
      if (twice) {
        const wording = phrase('Expected `{word}` or `{field}`, got both', {
          word: twice.word,
          field: twice.field,
        });
        throw this.locate(index, new AppError('invalid_input', wording, { field: twice.path }));
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
