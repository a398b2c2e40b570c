/** What can be done with several chosen tasks; stands in place of the toolbar. */

import { Download, Pause, Play, Power, Tag, Trash2, X } from 'lucide-react';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { askExport } from '../../export-request.ts';
import { pauseCommands, type TaskMenuActions } from './task-menu.ts';

export interface BulkBarProps {
  readonly tasks: readonly TaskSummary[];
  readonly actions: TaskMenuActions;
  readonly onClear: () => void;
}

export function BulkBar({ tasks, actions, onClear }: BulkBarProps) {
  const off = {
    label: t('Until I switch them on'),
    run: () => actions.change(tasks, { kind: 'disable' }),
  };
  return (
    <div
      role="toolbar"
      aria-label={t('Selected tasks')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-border-subtle bg-selected px-5 py-1.5"
    >
      <span role="status" className="me-2 text-sm font-medium">
        {t('{count} selected', { count: tasks.length })}
      </span>
      <Button icon={Play} onPress={() => actions.runAll(tasks)}>
        {t('Run')}
      </Button>
      <MenuButton commands={[...pauseCommands(tasks, actions.change), off]}>
        <Button icon={Pause}>{t('Pause')}</Button>
      </MenuButton>
      <Button icon={Power} onPress={() => actions.change(tasks, { kind: 'enable' })}>
        {t('Enable')}
      </Button>
      <Button icon={Tag} onPress={() => actions.tag(tasks)}>
        {t('Tag…')}
      </Button>
      <Button icon={Download} onPress={() => askExport(tasks.map(({ task }) => task.id))}>
        {t('Export…')}
      </Button>
      <Button icon={Trash2} onPress={() => actions.change(tasks, { kind: 'delete' })}>
        {t('Delete')}
      </Button>
      <span className="ms-auto">
        <Button variant="quiet" icon={X} onPress={onClear}>
          {t('Clear')}
        </Button>
      </span>
    </div>
  );
}
