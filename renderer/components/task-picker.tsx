/** A button that finds one task among any number of them, by what is typed of its name. */

import { ChevronsUpDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';

import { t } from '../../electron/shared/i18n.ts';
import { useTasks } from '../query.ts';

/** More are told of by their count: nobody reads so far. */
const MAX_HITS = 100;
const NONE = 'none';

export interface TaskPickerProps {
  readonly label: string;
  /** On the button. */
  readonly text: string;
  /** A first choice that stands for no task. */
  readonly none?: string;
  readonly isOffered?: (taskId: number) => boolean;
  readonly onPick: (taskId: number | null) => void;
}

export function TaskPicker({ label, text, onPick, ...offered }: TaskPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const pick = (taskId: number | null) => {
    setOpen(false);
    onPick(taskId);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        aria-label={`${label}: ${text}`}
        className="inline-flex h-7 max-w-60 shrink-0 items-center gap-2 rounded-control border border-border-control bg-canvas px-2.5 text-sm data-[hovered]:bg-hover"
      >
        <span className="truncate">{text}</span>
        <ChevronsUpDown size={14} aria-hidden className="text-text-3" />
      </Button>
      <Popover
        aria-label={label}
        className="w-72 rounded-card border border-border bg-elevated shadow-popover outline-none"
      >
        <TaskHits {...offered} onPick={pick} />
      </Popover>
    </DialogTrigger>
  );
}

function TaskHits({ none, isOffered, onPick }: Omit<TaskPickerProps, 'label' | 'text'>) {
  const { data: tasks = [] } = useTasks();
  const [text, setText] = useState('');
  const hits = useMemo(() => {
    const sought = text.trim().toLocaleLowerCase();
    return tasks
      .map(({ task: { id, name } }) => ({ id, name }))
      .filter(({ name }) => name.toLocaleLowerCase().includes(sought))
      .filter(({ id }) => isOffered?.(id) ?? true);
  }, [tasks, text, isOffered]);
  const shown = [
    ...(none !== undefined && text === '' ? [{ id: NONE, name: none }] : []),
    ...hits.slice(0, MAX_HITS),
  ];
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        autoFocus
        aria-label={t('Find a task')}
        className="border-b border-border-subtle px-3 py-2"
      >
        <Input
          maxLength={200}
          placeholder={t('Find a task')}
          className="w-full bg-transparent text-sm outline-none placeholder:text-text-3"
        />
      </SearchField>
      <ListBox
        aria-label={t('Tasks')}
        items={shown}
        onAction={(key) => onPick(key === NONE ? null : Number(key))}
        renderEmptyState={() => (
          <p className="p-3 text-center text-sm text-text-2">
            {text === '' ? t('There is no other task yet.') : t('No task matches.')}
          </p>
        )}
        className="max-h-72 overflow-auto p-1 outline-none"
      >
        {({ id, name }) => (
          <ListBoxItem
            id={id}
            textValue={name}
            className="flex h-8 items-center rounded-control px-2 text-sm outline-none data-[focused]:bg-hover data-[focus-visible]:bg-hover"
          >
            <span className="truncate">{name}</span>
          </ListBoxItem>
        )}
      </ListBox>
      {hits.length > MAX_HITS && (
        <p className="border-t border-border-subtle px-3 py-1.5 text-xs text-text-3">
          {t('{count} more. Type a part of the name.', { count: hits.length - MAX_HITS })}
        </p>
      )}
    </Autocomplete>
  );
}
