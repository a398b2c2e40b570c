/** The line of filters above the runs; what is chosen is kept in the route's query. */

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useSearchParams } from 'wouter';

import { runStates, triggers } from '../../../electron/shared/run.ts';
import { stateWord, triggerWord } from '../../../electron/shared/words.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { Button } from '../../components/button.tsx';
import { Picker, type PickerProps } from '../../components/picker.tsx';
import { useTasks } from '../../query.ts';
import { periods, periodWord } from './run-filter.ts';

const ALL = 'all';

export function RunFilters() {
  const [params, setParams] = useSearchParams();
  const { data: tasks = [] } = useTasks();
  const textRef = useRef<HTMLInputElement>(null);
  useCommands({ 'find.here': () => textRef.current?.focus() });
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
  const picker = (label: string, name: string, all: string, options: PickerProps['options']) => (
    <Picker
      label={label}
      value={params.get(name) ?? ALL}
      onChange={(value) => choose(name, value)}
      options={[{ value: ALL, label: all }, ...options]}
    />
  );
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-border-subtle px-5 py-2">
      <SearchField
        aria-label="Filter runs"
        value={params.get('text') ?? ''}
        onChange={(text) => choose('text', text)}
        className="flex h-7 w-56 items-center gap-2 rounded-control border border-border-control bg-canvas px-2"
      >
        <Search size={14} aria-hidden className="text-text-3" />
        <Input
          ref={textRef}
          maxLength={200}
          placeholder="Filter by name or reason"
          className="min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-text-3"
        />
      </SearchField>
      {picker(
        'Task',
        'task',
        'All tasks',
        tasks.map(({ task }) => ({ value: String(task.id), label: task.name })),
      )}
      {picker('Result', 'result', 'All results', labelled(runStates, stateWord))}
      {picker('Started by', 'by', 'Started by anything', labelled(triggers, triggerWord))}
      {picker('Period', 'period', 'All times', labelled(periods, periodWord))}
      {params.size > 0 && (
        <Button variant="quiet" onPress={() => setParams({})}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function labelled<T extends string>(values: readonly T[], word: (value: T) => string) {
  return values.map((value) => ({ value, label: word(value) }));
}
