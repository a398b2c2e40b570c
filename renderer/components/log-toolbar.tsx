/** What can be done with a log: search, follow, wrap, copy. */

import clsx from 'clsx';
import { ArrowDownToLine, ChevronDown, ChevronUp, Copy, Search, WrapText } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';

import { IconButton } from './icon-button.tsx';
import { MAX_HITS } from './log-search.ts';
import type { LogSearchState } from './log-use-search.ts';
import { Tooltip } from './tooltip.tsx';

export interface LogToolbarProps {
  readonly search: LogSearchState;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onStep: (by: 1 | -1) => void;
  readonly isLive: boolean;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  readonly isWrapped: boolean;
  readonly onWrap: (isWrapped: boolean) => void;
  readonly onCopy: () => void;
  readonly isEmpty: boolean;
}

export function LogToolbar(props: LogToolbarProps) {
  const { isLive, isFollowing, onFollow, isWrapped, onWrap, onCopy, isEmpty } = props;
  return (
    <div
      role="toolbar"
      aria-label="Log"
      className="flex h-11 shrink-0 items-center gap-2 border-b border-border-subtle px-3"
    >
      <SearchField {...props} />
      <div className="ms-auto flex items-center gap-1">
        {isLive && (
          <ToggleButton
            isSelected={isFollowing}
            onChange={onFollow}
            className={clsx(
              'inline-flex h-7 items-center gap-1.5 rounded-control border px-2.5 text-sm font-medium',
              isFollowing
                ? 'border-accent bg-accent-tint text-accent-text'
                : 'border-border bg-elevated text-text shadow-control data-hovered:bg-hover',
            )}
          >
            <ArrowDownToLine size={16} aria-hidden />
            {isFollowing ? 'Following' : 'Follow'}
          </ToggleButton>
        )}
        <Tooltip text="Wrap long lines" keys="W">
          <ToggleButton
            aria-label="Wrap long lines"
            isSelected={isWrapped}
            onChange={onWrap}
            className={clsx(
              'inline-flex size-7 items-center justify-center rounded-control data-hovered:bg-hover',
              isWrapped ? 'bg-accent-tint text-accent-text' : 'text-text-2',
            )}
          >
            <WrapText size={16} aria-hidden />
          </ToggleButton>
        </Tooltip>
        <IconButton label="Copy all" icon={Copy} onPress={onCopy} isDisabled={isEmpty} />
      </div>
    </div>
  );
}

function SearchField({ search, searchRef, onStep, isLive }: LogToolbarProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && search.query !== '') {
      event.preventDefault();
      search.setQuery('');
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
          value={search.query}
          onChange={(event) => search.setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label="Search log"
          aria-keyshortcuts="Control+F /"
          placeholder="Search log"
          className="h-7 w-full rounded-control border border-border-control bg-canvas ps-8 pe-2 text-sm text-text placeholder:text-text-3"
        />
      </div>
      <span role="status" className="shrink-0 text-xs text-text-3 tabular-nums">
        {search.query === '' ? (isLive ? 'Output arrives live' : '') : countText(search)}
      </span>
      {search.query !== '' && (
        <div className="flex shrink-0">
          <IconButton
            label="Previous match"
            keys="Shift Enter"
            icon={ChevronUp}
            onPress={() => onStep(-1)}
            isDisabled={search.hits.length === 0}
          />
          <IconButton
            label="Next match"
            keys="Enter"
            icon={ChevronDown}
            onPress={() => onStep(1)}
            isDisabled={search.hits.length === 0}
          />
        </div>
      )}
    </>
  );
}

function countText({ hits, at }: LogSearchState): string {
  if (hits.length === 0) return 'Not found';
  const all = `${hits.length.toLocaleString('en')}${hits.length >= MAX_HITS ? '+' : ''}`;
  if (at !== -1) return `${(at + 1).toLocaleString('en')} of ${all}`;
  return hits.length === 1 ? '1 match' : `${all} matches`;
}
