/** "While you were away": what fell due meanwhile, each to be run or skipped. */

import { toast } from 'sonner';
import { Link, useLocation } from 'wouter';

import { formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import { reasonOf } from '../../../electron/shared/reason.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { StatusIcon } from '../../components/status-icon.tsx';
import { RunWhyButton } from '../../components/why-dialog.tsx';
import { useMinute, useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { readAgain } from '../../query-client.ts';
import { useAway } from '../../query.ts';
import { runTask } from '../../run-task.ts';
import { offerUndo, undoable } from '../../undo.ts';
import { answerAll, takeOut } from './answer-all.ts';
import { Section } from './section.tsx';
import { useShowMore } from './use-show-more.ts';

const FEW_ROWS = 6;

/** Shows nothing when there is nothing to ask. */
export function AwayPanel() {
  const runs = useAway();
  const { isWhole, showAll, listRef } = useShowMore(FEW_ROWS, 'li a');
  if (runs.length === 0) return null;
  const shown = isWhole ? runs : runs.slice(0, FEW_ROWS);
  const count = runs.length - shown.length;
  return (
    <Section title={t('While you were away')} aside={<ForAll runs={runs} />}>
      <div ref={listRef}>
        <ul>
          {shown.map((run) => (
            <AwayRow key={run.id} run={run} />
          ))}
        </ul>
      </div>
      {count > 0 && (
        <div className="border-t border-border-subtle p-1.5">
          <Button variant="quiet" onPress={showAll}>
            {t('Show {count} more', { count })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** What waits is started at once or taken out; what was missed is left as it is. */
function ForAll({ runs }: { runs: readonly Run[] }) {
  const waiting = runs.filter(({ state }) => state === 'queued');
  const each = async (work: (run: Run) => Promise<unknown>, of: readonly Run[]) => {
    await answerAll(of, work);
    refresh();
  };
  return (
    <span className="flex gap-1">
      {waiting.length > 1 && (
        <>
          <Button variant="quiet" onPress={() => void each(startNow, waiting)}>
            {t('Run all that wait')}
          </Button>
          <Button variant="quiet" onPress={() => void each(takeOut, waiting)}>
            {t('Skip all that wait')}
          </Button>
        </>
      )}
      <Button variant="quiet" onPress={() => void each(dismiss, runs)}>
        {t('Leave it to the rules')}
      </Button>
    </span>
  );
}

function AwayRow({ run }: { run: Run }) {
  const [, navigate] = useLocation();
  const isWaiting = run.state === 'queued';
  const start = () =>
    isWaiting ? attempt(startNow(run)) : runTask(run.taskId, navigate).then(refresh);
  return (
    <li className="flex min-h-13 flex-wrap items-center justify-end gap-x-3 gap-y-1 border-b border-border-subtle px-4 py-1.5 last:border-0">
      <span className="flex min-w-60 flex-1 items-center gap-3">
        <StatusIcon state={run.state} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
            <Link
              to={`/tasks/${run.taskId}`}
              className="max-w-full truncate font-medium hover:underline"
            >
              {run.taskName}
            </Link>
            <span className="text-text-2">
              <DueWords run={run} />
            </span>
          </span>
          <span data-selectable className="text-xs text-text-2">
            {isWaiting ? <StartWords run={run} /> : reasonOf(run)}
          </span>
        </span>
      </span>
      <span className="flex shrink-0 items-center gap-2">
        {!isWaiting && <RunWhyButton run={run} />}
        <Button onPress={() => void start()}>{t('Run')}</Button>
        <Button variant="quiet" onPress={() => void skip(run, () => runTask(run.taskId, navigate))}>
          {t('Skip')}
        </Button>
      </span>
    </li>
  );
}

function DueWords({ run: { scheduledForMs, queuedAtMs, dueCount } }: { run: Run }) {
  const nowMs = useMinute();
  const when = formatDateTime(scheduledForMs ?? queuedAtMs, nowMs);
  return dueCount > 1
    ? t('was due {count} times until {when}', { count: dueCount, when })
    : t('was due {when}', { when });
}

/** What happens to it without an answer. */
function StartWords({ run: { notBeforeMs } }: { run: Run }) {
  const nowMs = useNow();
  const when = formatRelative(Math.max(notBeforeMs ?? nowMs, nowMs + 1), nowMs);
  return t('Starts by itself {when}.', { when });
}

const startNow = (run: Run) => call('runs.startNow', { runId: run.id });
const dismiss = (run: Run) => call('runs.dismiss', { runId: run.id });
const refresh = () => readAgain(['away']);

/** At once, with a way back. */
async function skip(run: Run, runAfterAll: () => Promise<unknown>): Promise<void> {
  const isWaiting = run.state === 'queued';
  const done = await undoable(attempt((isWaiting ? takeOut(run) : dismiss(run)).then(() => true)));
  if (!done) return;
  refresh();
  const text = t('Skipped “{task}”.', { task: run.taskName });
  if (isWaiting) {
    toast(text, { action: { label: t('Run after all'), onClick: () => void runAfterAll() } });
    return;
  }
  offerUndo(text, () => void attempt(call('runs.recall', { runId: run.id }).then(refresh)));
}
