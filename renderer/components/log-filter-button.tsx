/** Chooses which lines of a log are shown, by its search. */

import clsx from 'clsx';
import { ListFilter } from 'lucide-react';
import { Button } from 'react-aria-components';

import { msg, t } from '../../electron/shared/i18n.ts';
import { keyWords } from '../commands/catalogue.ts';
import { type MenuCommand, MenuButton } from './menu-button.tsx';
import { Tooltip } from './tooltip.tsx';

/** Lines around each match; null shows all lines. */
export type LogFilter = 0 | 2 | 5 | null;

const LABELS: readonly (readonly [LogFilter, string])[] = [
  [null, msg('Show all lines')],
  [0, msg('Show only matching lines')],
  [2, msg('Show matches with 2 lines around')],
  [5, msg('Show matches with 5 lines around')],
];

export interface LogFilterButtonProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

export function LogFilterButton({ filter, onFilter }: LogFilterButtonProps) {
  const keys = keyWords('log.filter');
  const commands = LABELS.map(
    ([value, text]): MenuCommand => ({
      label: value === filter ? `${t(text)} ✓` : t(text),
      run: () => onFilter(value),
      ...(value === 0 && keys !== undefined && { keys }),
    }),
  );
  return (
    <MenuButton commands={commands}>
      <Tooltip text={t('Filter lines')} keys={keys}>
        <Button
          aria-label={t('Filter lines')}
          className={clsx(
            'inline-flex size-7 shrink-0 items-center justify-center rounded-control data-hovered:bg-hover',
            filter === null ? 'text-text-2' : 'bg-accent-tint text-accent-text',
          )}
        >
          <ListFilter size={16} aria-hidden />
        </Button>
      </Tooltip>
    </MenuButton>
  );
}
