/** The task list: filter, table, and what stands in its place while there is nothing to list. */

import { Plus, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useLocation, useSearchParams } from 'wouter';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { Button } from '../../components/button.tsx';
import { HintBar } from '../../components/hint-bar.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useCommands } from '../../commands/use-commands.ts';
import { useTasks } from '../../query.ts';
import { filterTasks, parseStatus, type TaskOrder } from './task-filter.ts';
import { TaskTable } from './task-table.tsx';
import { TasksEmpty } from './tasks-empty.tsx';

const HINTS = [
  [['↑', '↓'], 'select'],
  [['Enter'], 'open'],
  [['R'], 'run now'],
  [['E'], 'edit'],
  [['P'], 'switch on or off'],
  [['L'], 'latest log'],
] as const;

export function TasksView() {
  const { data, error, refetch } = useTasks();
  const [, navigate] = useLocation();
  const newTask = (
    <Button variant="primary" icon={Plus} keys="N" onPress={() => navigate('/tasks/new')}>
      New task
    </Button>
  );
  if (error) return <LoadFailed title="Tasks" error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0) return <TasksEmpty />;
  const scheduled = data?.filter(({ nextFireAtMs }) => nextFireAtMs !== null).length ?? 0;
  return (
    <>
      <PageHeader
        title="Tasks"
        actions={newTask}
        {...(data && { subtitle: `${count(data.length, 'task')}, ${scheduled} scheduled` })}
      />
      {data ? <TaskList tasks={data} /> : <LoadingRows />}
    </>
  );
}

function TaskList({ tasks }: { tasks: readonly TaskSummary[] }) {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState('');
  const [order, setOrder] = useState<TaskOrder>('next_run');
  const filterRef = useRef<HTMLInputElement>(null);
  useCommands({ 'find.here': () => filterRef.current?.focus() });
  const status = parseStatus(params.get('status'));
  const shown = filterTasks(tasks, { text, status, order });
  const isFiltered = text !== '' || status !== null;
  const clear = () => {
    setText('');
    setParams({});
  };
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-border-subtle px-5">
        <SearchField
          aria-label="Filter tasks"
          value={text}
          onChange={setText}
          className="flex h-7 w-64 items-center gap-2 rounded-control border border-border-control bg-canvas px-2"
        >
          <Search size={14} aria-hidden className="text-text-3" />
          <Input
            ref={filterRef}
            placeholder="Filter by name, command or tag"
            className="min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-text-3"
          />
        </SearchField>
        {isFiltered && (
          <>
            <span className="text-xs text-text-2">{`${shown.length} of ${count(tasks.length, 'task')}`}</span>
            <Button variant="quiet" onPress={clear}>
              Clear filters
            </Button>
          </>
        )}
        <span className="ms-auto">
          <Button variant="quiet" onPress={() => setOrder(order === 'name' ? 'next_run' : 'name')}>
            {order === 'name' ? 'Sorted by name' : 'Sorted by next run'}
          </Button>
        </span>
      </div>
      {shown.length === 0 ? <NoMatch text={text} onClear={clear} /> : <TaskTable tasks={shown} />}
      <HintBar hints={HINTS} />
    </>
  );
}

function NoMatch({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 text-text-2">
      <p>{text === '' ? 'No task is in this state.' : `No task matches “${text}”.`}</p>
      <Button onPress={onClear}>Clear filters</Button>
    </div>
  );
}

export function count(value: number, noun: string): string {
  return `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
}
