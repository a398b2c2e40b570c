/** Which CronPilot this is, where its files are, and its backups. */

import { toast } from 'sonner';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useStatus } from '../../query.ts';
import { Row } from './settings-section.tsx';

export const ABOUT_ROWS = {
  backup: msg('Backup of tasks and history'),
} as const;

export function AboutSection() {
  const status = useStatus();
  const nowMs = useNow();
  if (!status) return null;
  const { version, dataDir, trayAvailable, lastBackupAtMs } = status;
  return (
    <>
      <Row
        title={`CronPilot ${version}`}
        text={t('Its files are in {folder}', { folder: dataDir })}
      />
      <Row
        title={t(ABOUT_ROWS.backup)}
        text={
          lastBackupAtMs === null
            ? t('None yet. One is made each day.')
            : t('Made each day and verified, last {time}. To restore one: cronpilot backup', {
                time: formatDateTime(lastBackupAtMs, nowMs),
              })
        }
      >
        <Button onPress={() => void backUp()}>{t('Back up now')}</Button>
      </Row>
      {!trayAvailable && (
        <Row
          title={t('No tray')}
          text={t('This desktop shows no tray icons, so closing the window minimises it.')}
        />
      )}
    </>
  );
}

async function backUp(): Promise<void> {
  const backup = await attempt(call('backups.create'));
  if (backup) toast(t('Backed up and verified as {name}.', { name: backup.name }));
}
