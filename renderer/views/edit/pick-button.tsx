/** Chooses a file or a folder with the system's own dialog. */

import { FolderOpen } from 'lucide-react';

import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { call } from '../../ipc.ts';

export interface PickButtonProps {
  readonly kind: 'file' | 'folder';
  readonly startPath: string;
  readonly onPick: (path: string) => void;
}

export function PickButton({ kind, startPath, onPick }: PickButtonProps) {
  if (!capabilities().pickFiles) return null;
  const pick = async () => {
    const path = await attempt(call('desktop.pickPath', { kind, startPath: startPath || null }));
    if (path !== null) onPick(path);
  };
  return (
    <Button icon={FolderOpen} onPress={() => void pick()}>
      {kind === 'file' ? t('Choose a file…') : t('Choose…')}
    </Button>
  );
}
