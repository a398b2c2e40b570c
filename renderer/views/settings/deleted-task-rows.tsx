/** The tasks that were deleted lately: each can be restored, or erased for good. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { DeletedTask } from '../../../electron/shared/task.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Row } from './settings-section.tsx';

export function DeletedTaskRows() {
  const nowMs = useNow();
  const [asked, setAsked] = useState<DeletedTask | null>(null);
  // Below what is read again whenever a task changes.
  const deleted = useQuery({
    queryKey: ['tasks', 'deleted'],
    queryFn: () => call('tasks.deleted'),
    refetchOnMount: 'always',
  }).data;
  return (
    <>
      {deleted?.map((task) => (
        <Row
          key={task.taskId}
          title={task.taskName}
          text={t('Deleted {time}', { time: formatDateTime(task.deletedAtMs, nowMs) })}
        >
          <Button onPress={() => void restore(task)}>{t('Restore')}</Button>
          <Button variant="quiet" onPress={() => setAsked(task)}>
            {t('Erase…')}
          </Button>
        </Row>
      ))}
      {asked && (
        <AskDialog
          title={t('Erase “{task}”?', { task: asked.taskName })}
          text={t('The task, its runs and its logs are removed for good.')}
          action={t('Erase')}
          onConfirm={() => void attempt(call('tasks.erase', { taskId: asked.taskId }))}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

async function restore({ taskId, taskName }: DeletedTask): Promise<void> {
  const task = await attempt(call('tasks.restore', { taskId }));
  if (task) toast(t('“{task}” is back.', { task: taskName }));
}
