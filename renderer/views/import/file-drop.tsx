/** Lets files of other schedulers be dropped anywhere on the window, which opens their review. */

import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { mayHoldTasks, readDropped } from './dropped-files.ts';

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
      const files = [...(event.dataTransfer?.files ?? [])];
      const known = files.filter(({ name }) => mayHoldTasks(name));
      if (known.length === 0)
        toast(t('A crontab, timer, plist, task XML or YAML file can be dropped here.'));
      else void readDropped(known).then(() => navigate('/import'));
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
        {t('Drop it to see what can be imported')}
      </p>
    </div>
  );
}
