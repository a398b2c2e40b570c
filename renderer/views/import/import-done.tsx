/** Step 3: what was imported, and the crontab from which its lines can be taken. */

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import type { DiffLine, ImportEntry } from '../../../electron/shared/transfer.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { call } from '../../ipc.ts';
import { stepWords } from './step-words.ts';

export interface ImportDoneProps {
  readonly tasks: readonly Task[];
  readonly entries: readonly ImportEntry[];
  readonly isUserCrontab: boolean;
  readonly onDone: () => void;
}

export function ImportDone({ tasks, entries, isUserCrontab, onDone }: ImportDoneProps) {
  const [backupPath, setBackupPath] = useState<string | null>(null);
  const canTakeOver = isUserCrontab && capabilities().frame;
  return (
    <>
      <PageHeader
        title={t('Import tasks')}
        subtitle={stepWords(3)}
        actions={
          <Button
            variant={canTakeOver && backupPath === null ? 'plain' : 'primary'}
            onPress={onDone}
          >
            {canTakeOver && backupPath === null ? t('Later') : t('Done')}
          </Button>
        }
      />
      <div className="flex flex-1 flex-col gap-4 overflow-auto px-5 py-4">
        <p role="status" className="flex items-center gap-2 text-base font-medium">
          <CircleCheck size={18} aria-hidden className="text-success" />
          {backupPath === null
            ? t('{count, plural, one {# task} other {# tasks}} imported, paused.', {
                count: tasks.length,
              })
            : t('{count, plural, one {# task} other {# tasks}} imported and switched on.', {
                count: tasks.length,
              })}
        </p>
        <ul className="flex flex-col gap-1 text-sm">
          {tasks.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/tasks/${id}`} className="underline underline-offset-2 hover:text-text">
                {name}
              </Link>
            </li>
          ))}
        </ul>
        {canTakeOver && (
          <Takeover
            tasks={tasks}
            entries={entries}
            backupPath={backupPath}
            onTakenOver={setBackupPath}
          />
        )}
      </div>
    </>
  );
}

interface TakeoverProps extends Pick<ImportDoneProps, 'tasks' | 'entries'> {
  readonly backupPath: string | null;
  readonly onTakenOver: (backupPath: string) => void;
}

/** The exact change of the crontab stands above the button that makes it. */
function Takeover({ tasks, entries, backupPath, onTakenOver }: TakeoverProps) {
  const lines = entries.flatMap(({ line, original }) =>
    line === null ? [] : [{ line, original }],
  );
  const { data: plan, error } = useQuery({
    queryKey: ['import', 'takeover', tasks.map(({ id }) => id)],
    queryFn: () => call('import.planTakeover', { lines }),
    gcTime: 0,
  });
  const takeOver = async () => {
    const taskIds = tasks.map(({ id }) => id);
    const taken = await attempt(call('import.takeOver', { lines, taskIds }));
    if (taken?.backupPath) onTakenOver(taken.backupPath);
  };
  if (error) return <p role="alert">{error.message}</p>;
  if (!plan) return null;
  return (
    <section aria-label={t('Your crontab')} className="flex max-w-[820px] flex-col gap-3">
      <p className="text-sm text-text-2">
        {backupPath === null
          ? t('They still run from your crontab. This is what would change in it:')
          : t('Your crontab was changed. As it was, it is in {path}.', { path: backupPath })}
      </p>
      <Diff lines={plan.diff} />
      {backupPath === null && (
        <div>
          <Button variant="primary" onPress={() => void takeOver()}>
            {t('Turn them on and comment out the crontab lines')}
          </Button>
        </div>
      )}
    </section>
  );
}

const MARKS = { same: ' ', removed: '-', added: '+' } as const;
const LOOKS = { same: 'text-text-2', removed: 'text-danger', added: 'text-success' } as const;

function Diff({ lines }: { lines: readonly DiffLine[] }) {
  return (
    <pre
      data-selectable
      className="overflow-x-auto rounded-card border border-border bg-subtle p-3 font-mono text-mono-sm"
    >
      {lines.map(({ kind, text }, at) => (
        <div key={at} className={LOOKS[kind]}>
          {`${MARKS[kind]} ${text}`}
        </div>
      ))}
    </pre>
  );
}
