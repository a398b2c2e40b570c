/** Lets files be dropped anywhere on the window: a script opens the editor, a schedule its import. */

import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { pathOf } from '../../ipc.ts';
import { readDropped, recogniseDropped } from './dropped-files.ts';

export function FileDrop() {
  const [, navigate] = useLocation();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const isFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void openDropped([...(event.dataTransfer?.files ?? [])], navigate);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [navigate]);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-scrim">
      <p className="flex items-center gap-2.5 rounded-dialog border border-border bg-elevated px-5 py-4 text-base font-medium shadow-dialog">
        <FileInput size={18} aria-hidden className="text-accent-text" />
        {t('Drop a script to make it a task, or a schedule to import it')}
      </p>
    </div>
  );
}

/** What can be imported goes first; of several scripts the first one is opened. */
async function openDropped(
  files: readonly File[],
  navigate: (path: string) => void,
): Promise<void> {
  const dropped = await recogniseDropped(files);
  const holdTasks = dropped.filter(({ kind }) => kind === 'tasks').map(({ file }) => file);
  if (holdTasks.length > 0) {
    if (await readDropped(holdTasks)) navigate('/import');
    return;
  }
  const runnable = dropped.flatMap(({ file, kind }) => {
    const path = kind === null || kind === 'tasks' ? null : pathOf(file);
    return path === null ? [] : [{ name: file.name, kind: String(kind), path }];
  });
  const [first, ...others] = runnable;
  if (!first) {
    toast(t('Drop a script, a program, a crontab, timer, plist, task XML or YAML file.'));
    return;
  }
  const { name, kind, path } = first;
  navigate(`/tasks/new?${new URLSearchParams({ file: path, as: kind })}`);
  if (others.length > 0) toast(t('One script at a time: this is {name}.', { name }));
}
