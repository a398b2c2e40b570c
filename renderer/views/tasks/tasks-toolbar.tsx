/** The line of filters above the task list; what is chosen is kept in the route's query. */

import { ArrowDownNarrowWide, Search } from 'lucide-react';
import { useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';

import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { Button } from '../../components/button.tsx';
import { Picker, type PickerProps } from '../../components/picker.tsx';
import { focusRow } from '../../components/regions.ts';
import { SaveViewButton } from './save-view-button.tsx';
import { tagCounts } from './task-counts.ts';
import { isFiltered, KIND_WORDS, STATUS_WORDS } from './task-filter.ts';

const ALL = '';

export interface TasksToolbarProps {
  readonly tasks: readonly TaskSummary[];
  readonly shownCount: number;
  readonly params: URLSearchParams;
  readonly setParam: (name: string, value: string) => void;
  readonly onClear: () => void;
}

export function TasksToolbar({ tasks, shownCount, params, setParam, onClear }: TasksToolbarProps) {
  const isByName = params.get('sort') === 'name';
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-border-subtle px-5 py-1.5">
      <FilterField value={params.get('q') ?? ''} onChange={(text) => setParam('q', text)} />
      <FilterPickers tasks={tasks} params={params} setParam={setParam} />
      {isFiltered(params) && (
        <>
          <span role="status" className="text-xs text-text-2">
            {t('{shown} of {all} tasks', {
              shown: formatCount(shownCount),
              all: formatCount(tasks.length),
            })}
          </span>
          <Button variant="quiet" onPress={onClear}>
            {t('Clear filters')}
          </Button>
          <SaveViewButton params={params} />
        </>
      )}
      <span className="ms-auto">
        <Button
          variant="quiet"
          icon={ArrowDownNarrowWide}
          onPress={() => setParam('sort', isByName ? '' : 'name')}
        >
          {isByName ? t('Sorted by name') : t('Sorted by next run')}
        </Button>
      </span>
    </div>
  );
}

function FilterField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const filterRef = useRef<HTMLInputElement>(null);
  useCommands({ 'find.here': () => filterRef.current?.select() });
  return (
    <SearchField
      aria-label={t('Filter tasks')}
      value={value}
      onChange={onChange}
      className="flex h-7 max-w-64 min-w-0 flex-[1_0_10rem] items-center gap-2 rounded-control border border-border-control bg-canvas px-2"
    >
      <Search size={14} aria-hidden className="text-text-3" />
      <Input
        ref={filterRef}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && focusRow()) event.preventDefault();
        }}
        placeholder={t('Filter by name, command or tag')}
        title={t('Also: status:failing tag:backup type:http next:<1h')}
        className="min-w-0 flex-1 bg-transparent text-sm text-ellipsis outline-none placeholder:text-text-3"
      />
    </SearchField>
  );
}

function FilterPickers({
  tasks,
  params,
  setParam,
}: Pick<TasksToolbarProps, 'tasks' | 'params' | 'setParam'>) {
  const picker = (label: string, name: string, all: string, options: PickerProps['options']) => (
    <Picker
      label={label}
      value={params.get(name) ?? ALL}
      onChange={(value) => setParam(name, value)}
      options={[{ value: ALL, label: all }, ...options]}
    />
  );
  const tags = tagCounts(tasks).map(({ tag }) => ({ value: tag, label: tag }));
  return (
    <>
      {picker(t('Status'), 'status', t('Any status'), optionsOf(STATUS_WORDS))}
      {picker(t('Type'), 'type', t('Any type'), optionsOf(KIND_WORDS))}
      {tags.length > 0 && picker(t('Tag'), 'tag', t('Any tag'), tags)}
    </>
  );
}

function optionsOf(words: Readonly<Record<string, string>>): PickerProps['options'] {
  return Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));
}
