/** Copies of tasks and history to go back to, and the tasks that were deleted lately. */

import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import type { Backup } from '../../../electron/shared/backup.ts';
import { restoreWording } from '../../../electron/shared/backup.ts';
import { formatDateTime } from '../../../electron/shared/duration.ts';
import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import { say } from '../../../electron/shared/phrase.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { askExport } from '../../export-request.ts';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { queryClient } from '../../query-client.ts';
import { AskDialog } from './ask-dialog.tsx';
import { DeletedTaskRows } from './deleted-task-rows.tsx';
import { NumberSetting } from './number-setting.tsx';
import { Row } from './settings-section.tsx';

export const BACKUP_ROWS = {
  backups: msg('Backup of tasks and history'),
  backupCount: msg('Backups to keep'),
  keepDeletedMs: msg('Keep deleted tasks for'),
  exportTasks: msg('Export all tasks'),
} as const;

const DAY_MS = 86_400_000;

export function BackupSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <BackupRows />
      <Row title={t(BACKUP_ROWS.backupCount)} text={t('Older ones make room for new ones.')}>
        <NumberSetting label={t(BACKUP_ROWS.backupCount)} settings={settings} field="backupCount" />
      </Row>
      <Row
        title={t(BACKUP_ROWS.keepDeletedMs)}
        text={t('Then they are removed for good, with their runs and logs.')}
      >
        <NumberSetting
          label={t(BACKUP_ROWS.keepDeletedMs)}
          settings={settings}
          field="keepDeletedMs"
          perUnit={DAY_MS}
          unit={t('days')}
        />
      </Row>
      <Row
        title={t(BACKUP_ROWS.exportTasks)}
        text={t('As definitions for a repository or another computer, or for another scheduler.')}
      >
        <Button onPress={() => askExport(null)}>{t('Export…')}</Button>
      </Row>
      <DeletedTaskRows />
    </>
  );
}

function BackupRows() {
  const nowMs = useNow();
  const [asked, setAsked] = useState<Backup | null>(null);
  const backups = useQuery({
    queryKey: ['backups'],
    queryFn: () => call('backups.list'),
    refetchOnMount: 'always',
  }).data;
  if (!backups) return null;
  return (
    <>
      <Row
        title={t(BACKUP_ROWS.backups)}
        text={
          backups.length === 0
            ? t('None yet. One is made each day.')
            : t('One is made each day and verified.')
        }
      >
        {backups.length > 0 && capabilities().showFiles && (
          <Button
            icon={FolderOpen}
            onPress={() => void attempt(call('desktop.openFolder', { folder: 'backups' }))}
          >
            {t('Open folder')}
          </Button>
        )}
        <Button onPress={() => void backUp()}>{t('Back up now')}</Button>
      </Row>
      {backups.map((backup) => (
        <Row
          key={backup.name}
          title={formatDateTime(backup.createdAtMs, nowMs)}
          text={`${backup.name}, ${formatBytes(backup.bytes)}`}
        >
          <Button onPress={() => setAsked(backup)}>{t('Restore…')}</Button>
        </Row>
      ))}
      {asked && (
        <AskDialog
          title={t('Bring all tasks back as they were {time}?', {
            time: formatDateTime(asked.createdAtMs, nowMs),
          })}
          text={t(
            'This cannot be undone in one step. CronPilot backs up what is there now and starts again; runs go on, and tasks made since are kept among the deleted ones.',
          )}
          action={t('Restore and restart')}
          onConfirm={() => void restore(asked.name)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

async function backUp(): Promise<void> {
  const backup = await attempt(call('backups.create'));
  await queryClient.invalidateQueries({ queryKey: ['backups'] });
  if (backup) toast(t('Backed up and verified as {name}.', { name: backup.name }));
}

async function restore(name: string): Promise<void> {
  const difference = await attempt(call('backups.restore', { name }));
  if (difference) toast(say(restoreWording(difference)));
}
