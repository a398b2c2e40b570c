/** The field that searches a log: what for and how, how often it is there, which one is shown. */

import clsx from 'clsx';
import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';

import { formatCount } from '../../electron/shared/format-number.ts';
import { t } from '../../electron/shared/i18n.ts';
import { keysOf, keyWords } from '../commands/catalogue.ts';
import { ariaKeys, isMac } from '../commands/key-names.ts';
import { IconButton } from './icon-button.tsx';
import { LogToggle } from './log-toggle.tsx';
import type { LogSearchState } from './log-use-search.ts';

export interface LogSearchFieldProps {
  readonly search: LogSearchState;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onStep: (by: 1 | -1) => void;
  readonly isLive: boolean;
}

export function LogSearchField({ search, searchRef, onStep, isLive }: LogSearchFieldProps) {
  const { query, setQuery, problem, hits } = search;
  const statusId = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && query.text !== '') {
      event.preventDefault();
      setQuery({ text: '' });
    }
  };
  return (
    <>
      <div className="relative w-56 min-w-24 shrink">
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute start-2 top-1/2 -translate-y-1/2 text-text-3"
        />
        <input
          ref={searchRef}
          type="search"
          value={query.text}
          onChange={(event) => setQuery({ text: event.target.value })}
          onKeyDown={onKeyDown}
          aria-label={t('Search log')}
          aria-invalid={problem !== null}
          aria-describedby={statusId}
          aria-keyshortcuts={keysOf('find.here')
            .map((keys) => ariaKeys(keys, isMac))
            .join(' ')}
          placeholder={t('Search log')}
          className="h-7 w-full rounded-control border border-border-control bg-canvas ps-8 pe-2 text-sm text-text placeholder:text-text-3"
        />
      </div>
      <Switches {...search} />
      <span
        id={statusId}
        role="status"
        title={problem ?? undefined}
        className={clsx(
          'max-w-48 shrink-0 truncate text-xs tabular-nums',
          problem === null ? 'text-text-3' : 'text-danger',
        )}
      >
        {query.text === '' ? (isLive ? t('Output arrives live') : '') : countText(search)}
      </span>
      {query.text !== '' && (
        <div className="flex shrink-0">
          <IconButton
            label={t('Previous match')}
            keys={keyWords('log.previousMatch') ?? ''}
            icon={ChevronUp}
            onPress={() => onStep(-1)}
            isDisabled={hits.length === 0}
          />
          <IconButton
            label={t('Next match')}
            keys={keyWords('log.nextMatch') ?? ''}
            icon={ChevronDown}
            onPress={() => onStep(1)}
            isDisabled={hits.length === 0}
          />
        </div>
      )}
    </>
  );
}

function Switches({ query, setQuery }: Pick<LogSearchState, 'query' | 'setQuery'>) {
  return (
    <div className="flex shrink-0">
      <LogToggle
        label={t('Match case')}
        keys={keyWords('log.matchCase')}
        isSelected={query.isCaseSensitive}
        onChange={(isCaseSensitive) => setQuery({ isCaseSensitive })}
      >
        Aa
      </LogToggle>
      <LogToggle
        label={t('Regular expression')}
        keys={keyWords('log.regex')}
        isSelected={query.isRegex}
        onChange={(isRegex) => setQuery({ isRegex })}
      >
        .*
      </LogToggle>
    </div>
  );
}

function countText({ hits, count, at, problem, isPending }: LogSearchState): string {
  if (isPending) return t('Searching…');
  if (problem !== null) return problem;
  if (hits.length === 0) return t('Not found');
  if (at !== -1) return t('{at} of {all}', { at: formatCount(at + 1), all: formatCount(count) });
  return t('{count, plural, one {# match} other {# matches}}', { count });
}
