/** The line of filters above the runs; what is chosen is kept in the route's query. */

import { FileSearch, type LucideIcon, Search } from 'lucide-react';
import { type Ref, useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { runStates, triggers } from '../../../electron/shared/run.ts';
import { stateWord, triggerWord } from '../../../electron/shared/words.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { Button } from '../../components/button.tsx';
import { Picker, type PickerProps } from '../../components/picker.tsx';
import { focusRow } from '../../components/regions.ts';
import { TaskPicker } from '../../components/task-picker.tsx';
import { useOfTasks } from '../../query.ts';
import { afterChoices } from './after-choices.ts';
import { ANY_FAILURE, isFiltered, periods, periodWord, withoutFilters } from './run-filter.ts';

const ALL = 'all';

export interface RunFiltersProps {
  /** On a task's own page, which shows no other's. */
  readonly isOfTask?: boolean;
  readonly autoFocus?: boolean;
}

export function RunFilters({ isOfTask = false, autoFocus = false }: RunFiltersProps) {
  const [params, setParams] = useSearchParams();
  const by = params.get('by');
  const after = useOfTasks((tasks) => afterChoices(tasks, by)) ?? [];
  const textRef = useRef<HTMLInputElement>(null);
  useCommands({ 'find.here': () => textRef.current?.select() });
  const choose = (name: string, value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === ALL || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      // One step back leaves the page, not a letter.
      { replace: true },
    );
  const clear = () => {
    setParams(withoutFilters);
    // The button goes with the filters.
    textRef.current?.focus();
  };
  const picker = (label: string, name: string, all: string, options: PickerProps['options']) => (
    <Picker
      label={label}
      value={params.get(name) ?? ALL}
      onChange={(value) => choose(name, value)}
      options={[{ value: ALL, label: all }, ...options]}
    />
  );
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-border-subtle px-5 py-1.5">
      <FilterField
        label={t('Filter runs')}
        placeholder={isOfTask ? t('Filter by reason') : t('Filter by name or reason')}
        icon={Search}
        value={params.get('text') ?? ''}
        onChange={(text) => choose('text', text)}
        inputRef={textRef}
        autoFocus={autoFocus}
      />
      <FilterField
        label={t('In log text')}
        placeholder={t('In log text')}
        icon={FileSearch}
        value={params.get('log') ?? ''}
        onChange={(text) => choose('log', text)}
      />
      {!isOfTask && (
        <TaskFilter
          taskId={Number(params.get('task'))}
          onPick={(taskId) => choose('task', taskId === null ? ALL : String(taskId))}
        />
      )}
      {picker(t('Result'), 'result', t('All results'), [
        { value: ANY_FAILURE, label: t('Any failure') },
        ...labelled(runStates, stateWord),
      ])}
      {picker(t('Started by'), 'by', t('Started by anything'), [
        ...labelled(triggers, triggerWord),
        ...after,
      ])}
      {picker(t('Period'), 'period', t('All times'), labelled(periods, periodWord))}
      {isFiltered(params) && (
        <Button variant="quiet" onPress={clear}>
          {t('Clear filters')}
        </Button>
      )}
    </div>
  );
}

interface TaskFilterProps {
  /** 0 for all. */
  readonly taskId: number;
  readonly onPick: (taskId: number | null) => void;
}

function TaskFilter({ taskId, onPick }: TaskFilterProps) {
  const name = useOfTasks((tasks) => tasks.find(({ task }) => task.id === taskId)?.task.name);
  const all = t('All tasks');
  return <TaskPicker label={t('Task')} text={name ?? all} none={all} onPick={onPick} />;
}

interface FilterFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly icon: LucideIcon;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

function FilterField({
  label,
  placeholder,
  icon: Icon,
  value,
  onChange,
  inputRef,
  autoFocus = false,
}: FilterFieldProps) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className="flex h-7 max-w-48 min-w-0 flex-[1_0_7.25rem] items-center gap-2 rounded-control border border-border-control bg-canvas px-2"
    >
      <Icon size={14} aria-hidden className="text-text-3" />
      <Input
        ref={inputRef}
        autoFocus={autoFocus}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && focusRow()) event.preventDefault();
        }}
        placeholder={placeholder}
        className="min-w-0 flex-1 bg-transparent text-sm text-ellipsis outline-none placeholder:text-text-3"
      />
    </SearchField>
  );
}

function labelled<T extends string>(values: readonly T[], word: (value: T) => string) {
  return values.map((value) => ({ value, label: word(value) }));
}
