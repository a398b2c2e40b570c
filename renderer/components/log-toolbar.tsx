/** What can be done with a log: search, follow, wrap, copy. */

import clsx from 'clsx';
import { ArrowDownToLine, CircleAlert, Copy, WrapText } from 'lucide-react';
import type { RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';

import { keyWords } from '../commands/catalogue.ts';
import { IconButton } from './icon-button.tsx';
import { type LogFilter, LogFilterButton } from './log-filter-button.tsx';
import { LogSearchField } from './log-search-field.tsx';
import type { LogKeeping } from './log-keep.ts';
import { LogToggle } from './log-toggle.tsx';
import { MenuButton } from './menu-button.tsx';
import type { LogSearchState } from './log-use-search.ts';

export interface LogToolbarProps {
  readonly search: LogSearchState;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isLive: boolean;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onNextError: () => void;
  readonly isWrapped: boolean;
  readonly onWrap: (isWrapped: boolean) => void;
  readonly keeping: LogKeeping;
  readonly isEmpty: boolean;
}

export function LogToolbar(props: LogToolbarProps) {
  const {
    search,
    searchRef,
    onStep,
    filter,
    onFilter,
    onNextError,
    isLive,
    isFollowing,
    onFollow,
    isWrapped,
    onWrap,
    keeping,
    isEmpty,
  } = props;
  return (
    <div
      role="toolbar"
      aria-label="Log"
      className="flex h-11 shrink-0 items-center gap-2 border-b border-border-subtle px-3"
    >
      <LogSearchField {...{ search, searchRef, onStep, isLive }} />
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
        <LogFilterButton filter={filter} onFilter={onFilter} />
        <IconButton
          label="Next error"
          keys={keyWords('log.nextError') ?? ''}
          icon={CircleAlert}
          onPress={onNextError}
          isDisabled={isEmpty}
        />
        <LogToggle
          label="Wrap long lines"
          keys={keyWords('log.wrap')}
          isSelected={isWrapped}
          onChange={onWrap}
        >
          <WrapText size={16} aria-hidden />
        </LogToggle>
        <MenuButton
          commands={[
            { label: 'Copy all', run: keeping.copy },
            { label: 'Copy all as Markdown', run: keeping.copyAsMarkdown },
            {
              label: 'Save as a file…',
              run: keeping.save,
              separated: true,
              keys: keyWords('log.save') ?? '',
            },
          ]}
        >
          <IconButton label="Copy or save" icon={Copy} isDisabled={isEmpty} />
        </MenuButton>
      </div>
    </div>
  );
}
