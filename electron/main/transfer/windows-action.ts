/** Turns the actions of the Windows Task Scheduler into a command of a task. */

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { warning } from './import-draft.ts';
import { readCmdCall, readShellCall, type ShellCall } from './shell-call.ts';
import { children, textOf, type XmlNode } from './xml-node.ts';

interface Exec {
  readonly program: string;
  readonly args: string;
  readonly folder: string | null;
}

export function readWindowsActions(
  actions: XmlNode | null,
):
  | { readonly draft: Omit<TaskDraft, 'name'>; readonly notes: readonly ImportNote[] }
  | { readonly problem: string } {
  const execs = children(actions, 'Exec').map(readExec);
  const others = Object.keys(actions ?? {}).filter((name) => name !== 'Exec');
  const [first] = execs;
  if (first === undefined) {
    const what = others.length > 0 ? others.join(', ') : 'nothing';
    return { problem: t('It runs no program: its actions are {what}.', { what }) };
  }
  if (execs.some(({ program }) => program === '')) return { problem: t('A command is empty.') };
  const call = execs.length === 1 ? readCall(first) : null;
  return {
    draft: {
      action: {
        kind: 'command',
        command: call?.command ?? execs.map((exec) => commandLine(exec, first.folder)).join(' & '),
        shell: call?.shell ?? 'cmd.exe',
      },
      cwd: first.folder,
    },
    notes: others.map((name) => warning(`Its action ${name} is left out.`)),
  };
}

function readExec(exec: XmlNode): Exec {
  const plain = (name: string) => textOf(exec, name)?.replace(/^"(.*)"$/, '$1') ?? null;
  return {
    program: plain('Command') ?? '',
    args: textOf(exec, 'Arguments') ?? '',
    folder: plain('WorkingDirectory'),
  };
}

/** Of `bash -c "TEXT"` as our exports write it, and of cmd's own `/c`. */
function readCall({ program, args }: Exec): ShellCall | null {
  const quoted = /^-c "((?:[^"\\]|\\.)*)"$/s.exec(args)?.[1];
  if (quoted === undefined) return readCmdCall(program, args);
  return readShellCall([program.replace(/\.exe$/i, ''), '-c', unquote(quoted)])
    ? { shell: program, command: unquote(quoted) }
    : null;
}

/** Backslashes count twice in front of a quotation mark and at the end, as for any Windows program. */
function unquote(text: string): string {
  return text
    .replace(/(\\+)"/g, (_, slashes: string) => `${'\\'.repeat((slashes.length - 1) / 2)}"`)
    .replace(/(\\+)$/, (slashes) => '\\'.repeat(slashes.length / 2));
}

/** cmd.exe runs them one after the other; each that has a folder of its own goes there first. */
function commandLine({ program, args, folder }: Exec, firstFolder: string | null): string {
  const name = /[\s&()^]/.test(program) ? `"${program}"` : program;
  const own = `${name}${args === '' ? '' : ` ${escapeOutsideQuotes(args)}`}`;
  return folder === firstFolder || folder === null ? own : `cd /d "${folder}" & ${own}`;
}

/** The scheduler hands arguments over as they are, and cmd would obey these. */
function escapeOutsideQuotes(args: string): string {
  return args.replace(/"[^"]*"?|[&|<>^]/g, (part) => (part.startsWith('"') ? part : `^${part}`));
}
