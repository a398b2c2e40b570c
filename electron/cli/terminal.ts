/** What the command line writes to, and how it ends when nobody reads on or a signal comes. */

import { EXIT } from './cli-error.ts';
import type { Output } from './context.ts';
import { clean } from './table.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** As of a shell whose command a broken pipe ended: 128 and SIGPIPE. */
const BROKEN_PIPE = 141;

export interface Terminal {
  readonly output: Output;
  /** What is told when the command is cut short. */
  readonly setLastWords: (text: string) => void;
}

export function openTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  const isDumb = env['TERM'] === 'dumb';
  let lastWords: string | null = null;
  const output: Output = {
    print: (text) => {
      stdout.write(`${text}\n`);
    },
    warn: (text) => {
      stderr.write(`${text.split('\n').map(clean).join('\n')}\n`);
    },
    passing: (text) => {
      const width = stderr.columns - 1;
      if (stderr.isTTY && !isDumb) stderr.write(`\r\u001b[K${clean(text).slice(0, width)}`);
    },
    write: (bytes) =>
      // What fails ends the process, below.
      new Promise((resolve) => {
        stdout.write(bytes, (error) => {
          if (!error) resolve();
        });
      }),
    colours: stdout.isTTY && !isDumb && !env['NO_COLOR'],
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : null,
  };
  const sayLastWords = () => {
    output.passing('');
    if (lastWords !== null) output.warn(lastWords);
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads may stop reading: `cronpilot logs backup | head`.
    const isUnread = error.code === 'EPIPE';
    if (!isUnread) output.warn(`The output cannot be written (${error.code}).`);
    sayLastWords();
    endWith(isUnread ? (lastWords === null ? EXIT.ok : BROKEN_PIPE) : EXIT.failed);
  });
  // There is nowhere left to say it.
  stderr.on('error', () => undefined);
  endOnSignals(() => {
    sayLastWords();
    // Where a secret was being typed, the terminal shows again what is typed.
    if (stdin.isRaw) stdin.setRawMode(false);
  });
  return { output, setLastWords: (text) => (lastWords = text) };
}

/** Electron's program goes on for a moment after `exit`, and ends with the code that is set. */
function endWith(exitCode: number): void {
  process.exitCode = exitCode;
  process.exit(exitCode);
}

/** The process dies of the signal rather than exits, so that a shell's loop ends with it. */
function endOnSignals(beforeEnd: () => void): void {
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      beforeEnd();
      for (const each of SIGNALS) process.removeAllListeners(each);
      process.kill(process.pid, signal);
    });
  }
}
