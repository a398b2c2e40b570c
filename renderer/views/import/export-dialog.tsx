/** Exports tasks: the format, what it makes of them, and what it cannot say. */

import { useQuery } from '@tanstack/react-query';
import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Exported, ExportFormat, ExportProblem } from '../../../electron/shared/transfer.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { call } from '../../ipc.ts';
import { closeExport, type ExportRequest } from '../../export-request.ts';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['yaml', 'YAML'],
  ['crontab', 'crontab'],
  ['systemd', 'systemd'],
  ['launchd', 'launchd'],
  ['windows', 'Windows'],
  ['kubernetes', 'Kubernetes'],
];
const PURPOSES: Readonly<Record<ExportFormat, string>> = {
  yaml: msg('CronPilot’s own definitions, for a backup, a repository or another computer.'),
  crontab: msg('For cron, as one file.'),
  systemd: msg('A timer and a service for each task, for ~/.config/systemd/user.'),
  launchd: msg('A property list for each task, for ~/Library/LaunchAgents.'),
  windows: msg('A file for each task, for the Task Scheduler.'),
  kubernetes: msg('A CronJob for each task.'),
};

export function ExportDialog({ request: { taskIds } }: { request: ExportRequest }) {
  const [format, setFormat] = useState<ExportFormat>('yaml');
  const wanted = { taskIds: taskIds === null ? null : [...taskIds], format };
  const { data: exported, error } = useQuery({
    queryKey: ['export', taskIds, format],
    queryFn: () => call('export.render', wanted),
    gcTime: 0,
  });
  const save = async () => {
    const path = await attempt(call('export.save', wanted));
    if (path) toast(t('Saved as {path}.', { path }));
  };
  const isEmpty = exported?.files.length === 0;
  return (
    <ModalDialog
      isWide
      title={
        taskIds === null
          ? t('Export all tasks')
          : t('Export {count, plural, one {# task} other {# tasks}}', { count: taskIds.length })
      }
      onClose={closeExport}
    >
      <FormSegments label={t('Format')} value={format} options={FORMATS} onChange={setFormat} />
      <p className="text-sm text-text-2">{t(PURPOSES[format])}</p>
      {error && <p role="alert">{error.message}</p>}
      {exported && <Preview exported={exported} />}
      {exported && <Problems problems={exported.problems} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onPress={closeExport}>
          {t('Close')}
        </Button>
        <Button icon={Copy} isDisabled={!exported || isEmpty} onPress={() => void copy(exported)}>
          {t('Copy')}
        </Button>
        {capabilities().pickFiles && (
          <Button
            variant="primary"
            icon={Download}
            isDisabled={!exported || isEmpty}
            onPress={() => void save()}
          >
            {t('Save…')}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}

async function copy(exported: Exported | undefined): Promise<void> {
  const texts = exported?.files.map(({ text }) => text) ?? [];
  if (await attempt(navigator.clipboard.writeText(texts.join('\n')).then(() => true)))
    toast(t('Copied.'));
}

/** All files, each under its name. */
function Preview({ exported: { files } }: { exported: Exported }) {
  if (files.length === 0)
    return <p className="text-sm">{t('None of them can be exported like this.')}</p>;
  return (
    <div
      data-selectable
      // A region that scrolls has to be reached by the keyboard.
      tabIndex={0}
      role="group"
      aria-label={t('Preview')}
      className="max-h-72 overflow-auto rounded-card border border-border bg-subtle"
    >
      {files.map(({ filename, text }) => (
        <section key={filename} aria-label={filename}>
          <h3 className="sticky top-0 border-b border-border-subtle bg-subtle px-3 py-1.5 text-xs font-medium text-text-2">
            {filename}
          </h3>
          <pre className="px-3 py-2 font-mono text-mono-xs">{text}</pre>
        </section>
      ))}
    </div>
  );
}

function Problems({ problems }: { problems: readonly ExportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul
      aria-label={t('What this format cannot say')}
      className="flex max-h-36 flex-col gap-1 overflow-auto text-xs"
    >
      {problems.map(({ taskId, taskName, sentence, isLeftOut }) => (
        <li key={`${taskId} ${sentence}`} className={isLeftOut ? 'text-danger' : 'text-warning'}>
          {isLeftOut
            ? t('{task} is left out: {sentence}', { task: taskName, sentence })
            : t('{task}: {sentence}', { task: taskName, sentence })}
        </li>
      ))}
    </ul>
  );
}
