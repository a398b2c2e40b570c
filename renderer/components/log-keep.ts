/** Takes a log out of the window: to the clipboard, as Markdown, to a file. */

import { toast } from 'sonner';

import { t } from '../../electron/shared/i18n.ts';
import { attempt } from '../attempt.ts';
import { capabilities } from '../capabilities.ts';
import { call } from '../ipc.ts';
import { httpTransport } from '../panel/http-transport.ts';
import { allText, markdownOf } from './log-copy.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';

export interface LogKeeping {
  readonly copy: () => void;
  readonly copyAsMarkdown: () => void;
  readonly save: () => void;
  /** With the program that the desktop opens such files with. */
  readonly open: () => void;
}

/** What is copied is what is loaded; what is saved is the whole file. */
export function logKeeping(runId: number, reader: LogReader, log: LogSnapshot): LogKeeping {
  return {
    copy: () => void copy(allText(reader, log), log),
    copyAsMarkdown: () => void copy(markdownOf(runId, allText(reader, log), log), log),
    save: () => void save(runId),
    open: () => void attempt(call('desktop.openLogFile', { runId })),
  };
}

async function copy(text: string, log: LogSnapshot): Promise<void> {
  const isCopied = await attempt(navigator.clipboard.writeText(text).then(() => true));
  if (isCopied) {
    toast(t('Copied {count, plural, one {# line} other {# lines}}.', { count: log.lineCount }));
  }
}

async function save(runId: number): Promise<void> {
  if (!capabilities().pickFiles) return void attempt(httpTransport().downloadLog(runId));
  const path = await attempt(call('desktop.saveLog', { runId }));
  if (path) toast(t('Saved as {path}.', { path }));
}
