/** What can be done with a log: search, follow, wrap, copy. */

import clsx from 'clsx';
import {
  ArrowDownToLine,
  CircleAlert,
  Clock,
  Copy,
  EllipsisVertical,
  Maximize2,
  Minimize2,
  WrapText,
} from 'lucide-react';
import type { RefObject } from 'react';
import { Button, ToggleButton } from 'react-aria-components';

import { msg, t } from '../../electron/shared/i18n.ts';
import { capabilities } from '../capabilities.ts';
import { keyWords } from '../commands/catalogue.ts';
import { IconButton } from './icon-button.tsx';
import { choose, type LogChoices, type LogTimeMode } from './log-choices.ts';
import { type LogFilter, LogFilterButton } from './log-filter-button.tsx';
import { LogSearchField } from './log-search-field.tsx';
import type { LogKeeping } from './log-keep.ts';
import { LogToggle } from './log-toggle.tsx';
import { type MenuCommand, MenuButton } from './menu-button.tsx';
import { Tooltip } from './tooltip.tsx';
import type { LogSearchState } from './log-use-search.ts';

const TIME_WORDS: Readonly<Record<LogTimeMode, string>> = {
  absolute: msg('Times of day'),
  relative: msg('Times since the start'),
  off: msg('No times'),
};

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
  readonly choices: LogChoices;
  readonly onTimes: () => void;
  readonly isFull: boolean;
  readonly onFull: (isFull: boolean) => void;
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
    choices,
    onTimes,
    isFull,
    onFull,
    keeping,
    isEmpty,
  } = props;
  return (
    <div
      role="toolbar"
      aria-label={t('Log')}
      className="@container shrink-0 border-b border-border-subtle"
    >
      <div className="flex min-h-11 items-center gap-x-2 gap-y-1 px-3 @max-[600px]:flex-wrap @max-[600px]:py-1.5">
        <LogSearchField {...{ search, searchRef, onStep, isLive }} />
        <div className="ms-auto flex items-center gap-1">
          {isLive && <Follow isFollowing={isFollowing} onFollow={onFollow} />}
          <LogFilterButton filter={filter} onFilter={onFilter} />
          <NextError onPress={onNextError} isDisabled={isEmpty} />
          <LogToggle
            label={t('Wrap long lines')}
            keys={keyWords('log.wrap')}
            isSelected={choices.isWrapped}
            onChange={(isWrapped) => choose({ isWrapped })}
          >
            <WrapText size={16} aria-hidden />
          </LogToggle>
          <LogToggle
            label={t(TIME_WORDS[choices.times])}
            keys={keyWords('log.times')}
            isSelected={choices.times !== 'off'}
            onChange={onTimes}
          >
            <Clock size={16} aria-hidden />
          </LogToggle>
          <KeepMenu keeping={keeping} isEmpty={isEmpty} />
          <MenuButton commands={optionCommands(choices)}>
            <IconButton label={t('Options')} icon={EllipsisVertical} />
          </MenuButton>
          <IconButton
            label={isFull ? t('Leave the full page') : t('Full page')}
            keys={keyWords('log.fullScreen') ?? ''}
            icon={isFull ? Minimize2 : Maximize2}
            onPress={() => onFull(!isFull)}
          />
        </div>
      </div>
    </div>
  );
}

/** Named where there is room. */
function NextError({ onPress, isDisabled }: { onPress: () => void; isDisabled: boolean }) {
  const keys = keyWords('log.nextError');
  return (
    <Tooltip text={t('Next error')} keys={keys}>
      <Button
        aria-label={t('Next error')}
        onPress={onPress}
        isDisabled={isDisabled}
        className="inline-flex h-7 min-w-7 shrink-0 items-center justify-center gap-1.5 rounded-control text-sm text-danger data-hovered:bg-hover data-disabled:text-disabled @min-[840px]:border @min-[840px]:border-border @min-[840px]:bg-elevated @min-[840px]:px-2.5 @min-[840px]:font-medium @min-[840px]:shadow-control"
      >
        <CircleAlert size={16} aria-hidden />
        <span className="hidden @min-[840px]:inline">{t('Next error')}</span>
      </Button>
    </Tooltip>
  );
}

function optionCommands({ announces, keepsColours }: LogChoices): readonly MenuCommand[] {
  const ticked = (text: string, isOn: boolean) => (isOn ? `${text} ✓` : text);
  return [
    {
      label: ticked(t('Announce new lines'), announces),
      run: () => choose({ announces: !announces }),
    },
    {
      label: ticked(t('Keep program colours'), keepsColours),
      run: () => choose({ keepsColours: !keepsColours }),
    },
  ];
}

function KeepMenu({ keeping, isEmpty }: Pick<LogToolbarProps, 'keeping' | 'isEmpty'>) {
  return (
    <MenuButton
      commands={[
        { label: t('Copy all'), run: keeping.copy },
        { label: t('Copy all as Markdown'), run: keeping.copyAsMarkdown },
        {
          label: t('Save as a file…'),
          run: keeping.save,
          separated: true,
          keys: keyWords('log.save') ?? '',
        },
        ...(capabilities().showFiles
          ? [{ label: t('Open in the editor'), run: keeping.open }]
          : []),
      ]}
    >
      <IconButton label={t('Copy or save')} icon={Copy} isDisabled={isEmpty} />
    </MenuButton>
  );
}

function Follow({ isFollowing, onFollow }: Pick<LogToolbarProps, 'isFollowing' | 'onFollow'>) {
  return (
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
      {isFollowing ? t('Following') : t('Follow')}
    </ToggleButton>
  );
}
