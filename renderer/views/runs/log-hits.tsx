/** What a search in the logs has found so far, and how far it is. */

import { Link } from 'wouter';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { LogSearchHit } from '../../../electron/shared/ipc-contract.ts';
import { stateWord } from '../../../electron/shared/words.ts';
import { Button } from '../../components/button.tsx';
import { plainText } from '../../../electron/shared/log-text.ts';
import { whenOf } from '../../components/run-days.ts';
import { StatusIcon } from '../../components/status-icon.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import type { ShownRuns } from '../../hooks/use-run-pages.ts';
import { type LogSearch, useLogSearch } from './use-log-search.ts';

export interface LogHitsProps {
  /** Not empty. */
  readonly text: string;
  /** Its words are of the list of runs. */
  readonly filter: ShownRuns;
}

export function LogHits({ text, filter: { text: _words, ...filter } }: LogHitsProps) {
  // Another question is another search.
  return <Hits key={JSON.stringify([text, filter])} text={text} filter={filter} />;
}

function Hits({ text, filter }: LogHitsProps) {
  const search = useLogSearch(text, filter);
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div
        role="status"
        className="sticky top-0 z-1 flex min-h-9 items-center gap-2 border-b border-border-subtle bg-canvas px-5 text-xs text-text-2"
      >
        {searchWords(search)}
        {search.state === 'searching' && (
          <Button variant="quiet" onPress={search.stop}>
            {t('Stop')}
          </Button>
        )}
      </div>
      <ul aria-label={t('Logs with “{text}”', { text })}>
        {search.hits.map((hit) => (
          <li key={hit.run.id}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function searchWords({ hits, searchedCount, state, error }: LogSearch): string {
  if (error !== null) return error;
  const values = { found: formatCount(hits.length), searched: formatCount(searchedCount) };
  switch (state) {
    case 'searching':
      return t('Searching: found in {found} of {searched} logs so far', values);
    case 'done':
      return t('Found in {found} of {searched} logs', values);
    case 'stopped':
      return t('Stopped: found in {found} of {searched} logs', values);
    case 'full':
      return t('The newest {found} logs of {searched}; more words find fewer', values);
  }
}

function Hit({ hit: { run, line, excerpt } }: { hit: LogSearchHit }) {
  const nowMs = useMinute();
  return (
    <Link
      to={`/runs/${run.id}?line=${line}`}
      className="flex flex-col gap-0.5 border-b border-border-subtle px-5 py-2 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="flex min-w-0 items-center gap-2">
        <StatusIcon state={run.state} label={stateWord(run.state)} />
        <span className="truncate font-medium">{run.taskName}</span>
        <span className="ms-auto shrink-0 text-xs text-text-2 tabular-nums">
          {formatDateTime(whenOf(run), nowMs)}
        </span>
      </span>
      <code className="truncate ps-6 font-mono text-mono-xs text-text-2">
        {`${formatCount(line)}: ${plainText(excerpt)}`}
      </code>
    </Link>
  );
}
