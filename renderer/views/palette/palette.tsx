/** The command palette: everything the window can do, found by typing. */

import { Command as Cmdk, defaultFilter } from 'cmdk';
import {
  Command,
  Copy,
  History,
  ListChecks,
  Pencil,
  Play,
  Power,
  ScrollText,
  Search,
  Settings,
} from 'lucide-react';
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { boundCommands, runCommand } from '../../commands/bindings.ts';
import { Kbd } from '../../components/kbd.tsx';
import { useTasks } from '../../query.ts';
import { useTaskCommands } from '../tasks/task-commands.ts';
import { settingsRows } from '../settings/settings-rows.ts';
import {
  findItems,
  PALETTE_SECTIONS,
  type PaletteItem,
  type PaletteSources,
  type PaletteTarget,
  taskItems,
  taskSources,
} from './palette-items.ts';
import { forgetText, keepText, endTypingAhead, keptText, typedAhead } from './palette-text.ts';

const NO_TASKS: readonly TaskSummary[] = [];

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const tasks = useTasks().data ?? NO_TASKS;
  const sources = useSources(tasks);
  const [text, setText] = useText();
  const [subject, setSubject] = useState<TaskSummary | null>(null);
  const query = useDeferredValue(text);
  const items = useMemo(
    () => (subject ? taskItems(subject.task) : findItems(query, sources)),
    [subject, query, sources],
  );
  // Other items begin with their first one, whatever was selected among those before.
  const [choice, setChoice] = useState({ items, id: items[0]?.id ?? '' });
  const selected = choice.items === items ? choice.id : (items[0]?.id ?? '');
  const type = (typed: string) => {
    setSubject(null);
    setText(typed);
  };
  const perform = useTarget(onClose, tasks);
  const target = items.find(({ id }) => id === selected)?.target;
  const chosen =
    target?.kind === 'task' ? tasks.find(({ task }) => task.id === target.taskId) : undefined;
  const hasMore = !subject && chosen !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    // The hits come after the text; what is done is of the text.
    if (event.key === 'Enter' && query !== text && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const [hit] = findItems(text, sources);
      if (hit) perform(hit.target);
      return;
    }
    if (event.key !== 'Tab' || event.shiftKey) return;
    event.preventDefault();
    if (chosen) setSubject(chosen);
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-start justify-center bg-scrim pt-[12vh]"
    >
      <Modal className="w-[600px] max-w-[92vw] overflow-hidden rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog aria-label={t('Find a task or a command')} className="outline-none">
          <Cmdk
            label={t('Find a task or a command')}
            shouldFilter={false}
            loop
            value={selected}
            onValueChange={(id) => setChoice({ items, id })}
            onKeyDown={onKeyDown}
          >
            <div className="flex h-12 items-center gap-2.5 border-b border-border-subtle px-4">
              <Search size={18} aria-hidden className="text-text-3" />
              <Cmdk.Input
                autoFocus
                // What is kept gives way to what is typed.
                onFocus={({ currentTarget }) => currentTarget.select()}
                value={text}
                onValueChange={type}
                placeholder={t('Type a task, a command or a setting')}
                className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-text-3"
              />
              <Kbd>Esc</Kbd>
            </div>
            {/* cmdk names the first hit to a screen reader only after an arrow key. */}
            <p role="status" className="sr-only">
              {query !== '' && items[0]?.title}
            </p>
            <Cmdk.List
              label={t('Hits')}
              aria-busy={query !== text}
              className="max-h-[400px] overflow-auto p-2"
            >
              {items.length === 0 && <NoHit text={text} />}
              <Groups items={items} selected={selected} onChoose={perform} />
            </Cmdk.List>
            <Footer hasMore={hasMore} />
          </Cmdk>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Begins with what was typed ahead, also of letters that came while this was being rendered. */
function useText(): readonly [text: string, setText: (text: string) => void] {
  const [kept] = useState(keptText);
  const ahead = useSyncExternalStore(neverChanged, typedAhead);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => endTypingAhead, []);
  const setText = (text: string) => {
    setTyped(text);
    keepText(text);
  };
  return [typed ?? (ahead === '' ? kept : ahead), setText];
}

/** What is typed ahead ends with the palette. */
const neverChanged = () => () => undefined;

/** What is looked through; of commands those that could be done when the palette was opened. */
function useSources(tasks: readonly TaskSummary[]): PaletteSources {
  const [commands] = useState(boundCommands);
  const [settings] = useState(settingsRows);
  return useMemo(
    () => ({ ...taskSources(tasks), commands, settings, score }),
    [tasks, commands, settings],
  );
}

function Footer({ hasMore }: { readonly hasMore: boolean }) {
  return (
    <footer className="flex h-9 items-center gap-4 border-t border-border-subtle bg-subtle px-4 text-xs text-text-2">
      <Hint keys={['↑', '↓']} words={t('move')} />
      <Hint keys={['Enter']} words={t('choose')} />
      {hasMore && <Hint keys={['Tab']} words={t('more actions')} />}
    </footer>
  );
}

/** A list of options has one, if only to say that there is none. */
function NoHit({ text }: { readonly text: string }) {
  return (
    <p
      role="option"
      aria-disabled
      aria-selected={false}
      className="px-3 py-6 text-center text-sm text-text-2"
    >
      {t('Nothing fits “{text}”.', { text })}
    </p>
  );
}

const score = (text: string, query: string) => (query === '' ? 1 : defaultFilter(text, query));

interface GroupsProps {
  readonly items: readonly PaletteItem[];
  readonly selected: string;
  readonly onChoose: (target: PaletteTarget) => void;
}

function Groups({ items, selected, onChoose }: GroupsProps) {
  const sections = [...new Set(items.map(({ section }) => section))];
  return sections.map((section) => (
    <Cmdk.Group
      key={section}
      heading={t(PALETTE_SECTIONS[section])}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-3"
    >
      {items
        .filter((item) => item.section === section)
        .map(({ id, title, detail, keys, target }) => (
          <Cmdk.Item
            key={id}
            value={id}
            onSelect={() => onChoose(target)}
            className="flex h-9 cursor-default items-center gap-3 rounded-control px-2 text-sm data-[selected=true]:bg-selected"
          >
            <ItemIcon section={section} target={target} />
            <span className="truncate">{title}</span>
            {detail !== null && <span className="shrink-0 text-xs text-text-3">{detail}</span>}
            <span className="ms-auto shrink-0">
              {id === selected ? <Kbd>Enter</Kbd> : keys !== undefined && <Kbd>{keys}</Kbd>}
            </span>
          </Cmdk.Item>
        ))}
    </Cmdk.Group>
  ));
}

const VERB_ICONS = {
  run: Play,
  open: ListChecks,
  log: ScrollText,
  edit: Pencil,
  toggle: Power,
  duplicate: Copy,
} as const;

const SECTION_ICONS = {
  tasks: ListChecks,
  runs: History,
  commands: Command,
  settings: Settings,
} as const;

function ItemIcon({ section, target }: Pick<PaletteItem, 'section' | 'target'>) {
  const Icon = target.kind === 'task' ? VERB_ICONS[target.verb] : SECTION_ICONS[section];
  return <Icon size={16} aria-hidden className="text-text-2" />;
}

function Hint({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {words}
    </span>
  );
}

/** Closes first, so that the focus is back where it was when the command acts. */
function useTarget(
  onClose: () => void,
  tasks: readonly TaskSummary[],
): (target: PaletteTarget) => void {
  const [, navigate] = useLocation();
  const taskCommands = useTaskCommands();
  return (target) => {
    onClose();
    forgetText();
    if (target.kind === 'route') return navigate(target.path);
    if (target.kind === 'command') return void runCommand(target.commandId);
    const summary = tasks.find(({ task }) => task.id === target.taskId);
    if (!summary) return;
    const verbs = {
      run: () => taskCommands.runNow(summary),
      open: () => taskCommands.open(summary),
      log: () => taskCommands.showLatestLog(summary),
      edit: () => taskCommands.edit(summary),
      toggle: () => taskCommands.setEnabled(summary, !summary.task.enabled),
      duplicate: () => taskCommands.duplicate(summary),
    };
    verbs[target.verb]();
  };
}
