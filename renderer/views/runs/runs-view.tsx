/** All runs of all tasks, by task and result. */

import { useSearchParams } from 'wouter';

import { type RunState, runStates } from '../../../electron/shared/run.ts';
import { stateWord } from '../../../electron/shared/words.ts';
import { Button } from '../../components/button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Picker } from '../../components/picker.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useRunPages } from '../../hooks/use-run-pages.ts';
import { useTasks } from '../../query.ts';

const ALL = 'all';

export function RunsView() {
  const [params, setParams] = useSearchParams();
  const { data: tasks = [] } = useTasks();
  const taskId = Number(params.get('task')) || undefined;
  const states = parseStates(params.get('result'));
  const runs = useRunPages({ ...(taskId && { taskId }), ...(states && { states }) });
  const choose = (name: string, value: string) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      if (value === ALL) next.delete(name);
      else next.set(name, value);
      return next;
    });
  if (runs.error) {
    return <LoadFailed title="Runs" error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  return (
    <>
      <PageHeader title="Runs" />
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-border-subtle px-5">
        <Picker
          label="Task"
          value={String(taskId ?? ALL)}
          onChange={(value) => choose('task', value)}
          options={[
            { value: ALL, label: 'All tasks' },
            ...tasks.map(({ task }) => ({ value: String(task.id), label: task.name })),
          ]}
        />
        <Picker
          label="Result"
          value={params.get('result') ?? ALL}
          onChange={(value) => choose('result', value)}
          options={[
            { value: ALL, label: 'All results' },
            ...runStates.map((state) => ({ value: state, label: stateWord(state) })),
          ]}
        />
        {params.size > 0 && (
          <Button variant="quiet" onPress={() => setParams({})}>
            Clear filters
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        {runs.data === undefined ? <LoadingRows /> : <RunTable runs={runs.data} showTask />}
        {runs.data?.length === 0 && (
          <p className="p-8 text-center text-text-2">
            {params.size > 0 ? 'No run matches.' : 'Nothing has run yet.'}
          </p>
        )}
        {runs.hasNextPage && (
          <div className="p-3 text-center">
            <Button onPress={() => void runs.fetchNextPage()}>Show older runs</Button>
          </div>
        )}
      </div>
    </>
  );
}

function parseStates(text: string | null): RunState[] | undefined {
  const state = runStates.find((known) => known === text);
  return state && [state];
}
