/** Gives tasks tags and takes them away: the tags there are, and a field for a new one. */

import { Check, Minus } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Input, TextField } from 'react-aria-components';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { Button } from '../../components/button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useTasks } from '../../query.ts';
import { changeTasks } from './task-commands.ts';
import { tagCounts } from './task-counts.ts';

export interface TagDialogProps {
  readonly taskIds: readonly number[];
  readonly onClose: () => void;
}

export function TagDialog({ taskIds, onClose }: TagDialogProps) {
  const { data: all = [] } = useTasks();
  const [text, setText] = useState('');
  const tasks = all.filter(({ task }) => taskIds.includes(task.id));
  const typed = text.trim();
  const shown = tagCounts(all).filter(({ tag }) => tag.includes(typed));
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed !== '') void changeTasks(tasks, { kind: 'add_tag', tag: typed });
    setText('');
  };
  return (
    <ModalDialog
      title={t('Tags of {count, plural, one {“{name}”} other {# tasks}}', {
        count: tasks.length,
        name: tasks[0]?.task.name ?? '',
      })}
      onClose={onClose}
    >
      <form onSubmit={add} className="flex items-center gap-2">
        <TextField
          aria-label={t('New tag')}
          value={text}
          onChange={setText}
          maxLength={40}
          autoFocus
          className="min-w-0 flex-1"
        >
          <Input
            placeholder={t('Type a tag')}
            className="h-8 w-full rounded-control border border-border-control bg-canvas px-2 text-sm placeholder:text-text-3"
          />
        </TextField>
        <Button type="submit" isDisabled={typed === ''}>
          {t('Add')}
        </Button>
      </form>
      <ul className="flex max-h-64 flex-col overflow-auto">
        {shown.map(({ tag }) => (
          <li key={tag}>
            <TagRow tag={tag} tasks={tasks} />
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button onPress={onClose}>{t('Done')}</Button>
      </div>
    </ModalDialog>
  );
}

function TagRow({ tag, tasks }: { tag: string; tasks: readonly TaskSummary[] }) {
  const haveCount = tasks.filter(({ task }) => task.tags.includes(tag)).length;
  const isAll = haveCount === tasks.length;
  const toggle = () =>
    void changeTasks(tasks, isAll ? { kind: 'remove_tag', tag } : { kind: 'add_tag', tag });
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isAll ? true : haveCount > 0 ? 'mixed' : false}
      onClick={toggle}
      className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-sm hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="flex size-4 items-center justify-center rounded-key border border-border-control">
        {isAll && <Check size={12} aria-hidden />}
        {!isAll && haveCount > 0 && <Minus size={12} aria-hidden />}
      </span>
      <span className="truncate">{tag}</span>
    </button>
  );
}
