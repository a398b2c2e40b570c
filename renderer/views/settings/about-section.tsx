/** Which CronPilot this is, where its files are, and whose work it rests on. */

import { Copy, FolderOpen } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toast } from 'sonner';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { call } from '../../ipc.ts';
import { useStatus } from '../../query.ts';
import { Row } from './settings-section.tsx';

export const ABOUT_ROWS = {
  diagnostics: msg('Diagnostics'),
  data: msg('Data folder'),
  logs: msg('Log files'),
  licences: msg('Licences'),
} as const;

const LicencesDialog = lazy(async () => ({
  default: (await import('./licences-dialog.tsx')).LicencesDialog,
}));

export function AboutSection() {
  const status = useStatus();
  const [showsLicences, setShowsLicences] = useState(false);
  if (!status) return null;
  return (
    <>
      <Row
        title={`CronPilot ${status.version}`}
        text={t('The scheduler for one person’s computer.')}
      />
      <Row
        title={t(ABOUT_ROWS.diagnostics)}
        text={t('Versions and counts for a bug report: no names, paths or secrets.')}
      >
        <Button icon={Copy} onPress={() => void copyDiagnostics()}>
          {t('Copy diagnostics')}
        </Button>
      </Row>
      <FolderRow title={t(ABOUT_ROWS.data)} folder="data" path={status.dataDir} />
      <FolderRow
        title={t(ABOUT_ROWS.logs)}
        folder="logs"
        path={t('One for each run, and CronPilot’s own: cronpilot.log')}
      />
      <Row title={t(ABOUT_ROWS.licences)} text={t('Of the free software inside of CronPilot.')}>
        <Button onPress={() => setShowsLicences(true)}>{t('Show licences')}</Button>
        {showsLicences && (
          <Suspense>
            <LicencesDialog onClose={() => setShowsLicences(false)} />
          </Suspense>
        )}
      </Row>
    </>
  );
}

interface FolderRowProps {
  readonly title: string;
  readonly folder: 'data' | 'logs';
  readonly path: string;
}

function FolderRow({ title, folder, path }: FolderRowProps) {
  return (
    <Row title={title} text={path}>
      {capabilities().showFiles && (
        <Button
          icon={FolderOpen}
          onPress={() => void attempt(call('desktop.openFolder', { folder }))}
        >
          {t('Open folder')}
        </Button>
      )}
    </Row>
  );
}

async function copyDiagnostics(): Promise<void> {
  const text = await attempt(call('status.diagnostics'));
  if (text === null) return;
  await navigator.clipboard.writeText(text);
  toast(t('Copied.'));
}
