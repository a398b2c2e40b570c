/** The sections of the sidebar that lead into the task list: favourites, states, views, tags. */

import { Filter, Hash, Star } from 'lucide-react';
import { type DragEvent, type ReactNode, useCallback, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { t } from '../../electron/shared/i18n.ts';
import type { Status } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { useMinute } from '../hooks/use-now.ts';
import { call } from '../ipc.ts';
import { useOfTasks, useSettings } from '../query.ts';
import { knownTasks } from '../task-list.ts';
import { offerUndo, undoable } from '../undo.ts';
import { changeTasks } from '../views/tasks/task-commands.ts';
import { statusCounts, tagCounts } from '../views/tasks/task-counts.ts';
import { STATUS_WORDS, statusFilters } from '../views/tasks/task-filter.ts';
import { hasTasks, takeTasks } from './dragged-tasks.ts';
import { showNativeMenu } from './native-menu.ts';
import { SidebarLink } from './sidebar-link.tsx';
import { StatusIcon } from './status-icon.tsx';

interface SectionProps {
  readonly isNarrow: boolean;
}

function Section({
  title,
  isNarrow,
  children,
}: {
  title: string;
  isNarrow: boolean;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="mt-4 flex flex-col">
      <h2 className={isNarrow ? 'sr-only' : 'px-2.5 pb-1 text-2xs font-medium text-text-3'}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const STATUS_ICONS = {
  failing: 'failed',
  running: 'running',
  missed: 'missed',
  paused: 'paused',
} as const;

export function StatusSection({ isNarrow }: SectionProps) {
  const isAt = useIsAt();
  const nowMs = useMinute();
  const counts = useOfTasks(useCallback((tasks) => statusCounts(tasks, nowMs), [nowMs]));
  return (
    <Section title={t('Status')} isNarrow={isNarrow}>
      {statusFilters.map((status) => (
        <SidebarLink
          key={status}
          to={`/tasks?status=${status}`}
          icon={<StatusIcon state={STATUS_ICONS[status]} />}
          label={t(STATUS_WORDS[status])}
          isCurrent={isAt(`/tasks?status=${status}`)}
          isNarrow={isNarrow}
          count={counts?.[status] ?? 0}
        />
      ))}
    </Section>
  );
}

/** Tasks dragged on to a tag get it. */
export function TagSection({ isNarrow }: SectionProps) {
  const isAt = useIsAt();
  const [targetTag, setTarget] = useState<string | null>(null);
  const tags = useOfTasks(tagCounts) ?? [];
  if (tags.length === 0 || isNarrow) return null;
  const drop = (event: DragEvent, tag: string) => {
    event.preventDefault();
    setTarget(null);
    const ids = takeTasks(event.dataTransfer);
    const dropped = knownTasks().filter(({ task }) => ids.includes(task.id));
    void changeTasks(dropped, { kind: 'add_tag', tag });
  };
  return (
    <Section title={t('Tags')} isNarrow={isNarrow}>
      {tags.map(({ tag, count }) => (
        <SidebarLink
          key={tag}
          to={`/tasks?tag=${encodeURIComponent(tag)}`}
          icon={<Hash size={16} aria-hidden />}
          label={tag}
          isCurrent={isAt(`/tasks?tag=${encodeURIComponent(tag)}`)}
          isNarrow={isNarrow}
          count={count}
          isTarget={targetTag === tag}
          onDragOver={(event) => {
            if (!hasTasks(event.dataTransfer)) return;
            event.preventDefault();
            setTarget(tag);
          }}
          onDragLeave={() => setTarget(null)}
          onDrop={(event) => drop(event, tag)}
        />
      ))}
    </Section>
  );
}

export function ViewSection({ isNarrow }: Pick<SectionProps, 'isNarrow'>) {
  const isAt = useIsAt();
  const views = useSettings().data?.views ?? [];
  if (views.length === 0 || isNarrow) return null;
  const save = (next: typeof views) => attempt(call('settings.update', { views: next }));
  const remove = async (name: string) => {
    if (!(await undoable(save(views.filter((view) => view.name !== name))))) return;
    offerUndo(t('Removed the view “{name}”.', { name }), () => void save(views));
  };
  return (
    <Section title={t('Views')} isNarrow={isNarrow}>
      {views.map(({ name, query }) => (
        <SidebarLink
          key={name}
          to={`/tasks?${query}`}
          icon={<Filter size={16} aria-hidden />}
          label={name}
          isCurrent={isAt(`/tasks?${query}`)}
          isNarrow={isNarrow}
          onContextMenu={(event) =>
            showNativeMenu(event, [{ label: t('Remove view'), run: () => void remove(name) }])
          }
        />
      ))}
    </Section>
  );
}

/** In an order of the user's own: by dragging, or by the menu. */
export function FavouriteSection({
  favourites,
  isNarrow,
}: Pick<Status, 'favourites'> & Pick<SectionProps, 'isNarrow'>) {
  const isAt = useIsAt();
  const [draggedAt, setDragged] = useState<number | null>(null);
  if (favourites.length === 0 || isNarrow) return null;
  const ids = favourites.map(({ taskId }) => taskId);
  const move = (from: number, to: number) => {
    const favouriteOrder = ids.toSpliced(from, 1).toSpliced(to, 0, ids[from] ?? 0);
    void attempt(call('settings.update', { favouriteOrder }));
  };
  return (
    <Section title={t('Favourites')} isNarrow={isNarrow}>
      {favourites.map(({ taskId, taskName }, at) => (
        <SidebarLink
          key={taskId}
          to={`/tasks/${taskId}`}
          icon={<Star size={16} aria-hidden />}
          label={taskName}
          isCurrent={isAt(`/tasks/${taskId}`)}
          isNarrow={isNarrow}
          draggable
          onDragStart={() => setDragged(at)}
          onDragOver={(event) => draggedAt !== null && event.preventDefault()}
          onDrop={() => {
            if (draggedAt !== null) move(draggedAt, at);
            setDragged(null);
          }}
          onContextMenu={(event) =>
            showNativeMenu(event, [
              ...(at > 0 ? [{ label: t('Move up'), run: () => move(at, at - 1) }] : []),
              ...(at < ids.length - 1
                ? [{ label: t('Move down'), run: () => move(at, at + 1) }]
                : []),
            ])
          }
        />
      ))}
    </Section>
  );
}

/** Whether the window is at a route, its query included. */
function useIsAt(): (route: string) => boolean {
  const [path] = useLocation();
  const search = useSearch();
  const here = search === '' ? path : `${path}?${search}`;
  return (route) => route === here;
}
