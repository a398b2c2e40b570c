/** Where the window can go, how many tasks are in which state, and whether schedules are on. */

import clsx from 'clsx';
import { History, LayoutDashboard, ListChecks, Settings } from 'lucide-react';
import { useLocation, useSearch } from 'wouter';

import { formatRelative } from '../../electron/shared/duration.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { Status } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { capabilities } from '../capabilities.ts';
import { keyWords } from '../commands/catalogue.ts';
import { useNow } from '../hooks/use-now.ts';
import { call } from '../ipc.ts';
import { useOfTasks } from '../query.ts';
import { LogOutButton } from '../panel/log-out-button.tsx';
import { Button } from './button.tsx';
import { Kbd } from './kbd.tsx';
import { PauseButton, pauseWords } from './pause-button.tsx';
import { SidebarLink } from './sidebar-link.tsx';
import { FavouriteSection, StatusSection, TagSection, ViewSection } from './sidebar-sections.tsx';

export interface SidebarProps {
  readonly status: Status | undefined;
  /** Icons without names. */
  readonly isNarrow: boolean;
}

export function Sidebar({ status, isNarrow }: SidebarProps) {
  const taskCount = useOfTasks((tasks) => tasks.length) ?? 0;
  return (
    <nav
      aria-label={t('Pages')}
      className={clsx(
        'flex shrink-0 flex-col bg-sidebar py-2 max-[440px]:hidden',
        isNarrow ? 'w-[52px]' : 'w-[212px]',
      )}
    >
      <div className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto px-2">
        <PageLinks taskCount={taskCount} isNarrow={isNarrow} />
        {status && <FavouriteSection favourites={status.favourites} isNarrow={isNarrow} />}
        {taskCount > 0 && (
          <>
            <StatusSection isNarrow={isNarrow} />
            <ViewSection isNarrow={isNarrow} />
            <TagSection isNarrow={isNarrow} />
          </>
        )}
      </div>
      <Footer status={status} isNarrow={isNarrow} />
    </nav>
  );
}

function PageLinks({ taskCount, isNarrow }: { taskCount: number; isNarrow: boolean }) {
  const [path] = useLocation();
  const search = useSearch();
  const at = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  const isFiltered = path === '/tasks' && search !== '' && search !== 'sort=name';
  return (
    <>
      <SidebarLink
        to="/today"
        icon={<LayoutDashboard size={16} aria-hidden />}
        label={t('Today')}
        isCurrent={at('/today')}
        isNarrow={isNarrow}
      />
      <SidebarLink
        to="/tasks"
        icon={<ListChecks size={16} aria-hidden />}
        label={t('Tasks')}
        isCurrent={(at('/tasks') && !isFiltered) || at('/import')}
        isNarrow={isNarrow}
        count={taskCount}
      />
      <SidebarLink
        to="/runs"
        icon={<History size={16} aria-hidden />}
        label={t('Runs')}
        isCurrent={at('/runs')}
        isNarrow={isNarrow}
      />
    </>
  );
}

function Footer({ status, isNarrow }: SidebarProps) {
  const [path] = useLocation();
  return (
    <div className="mx-2 flex flex-col gap-1 border-t border-border-subtle pt-2">
      {status && !isNarrow && <Health status={status} />}
      {capabilities().frame || <LogOutButton isNarrow={isNarrow} />}
      <SidebarLink
        to="/settings"
        icon={<Settings size={16} aria-hidden />}
        label={t('Settings')}
        isCurrent={path.startsWith('/settings')}
        isNarrow={isNarrow}
        end={
          <span className="ms-auto">
            <Kbd>{keyWords('go.settings') ?? ''}</Kbd>
          </span>
        }
      />
    </div>
  );
}

function Health({ status }: { status: Status }) {
  const nowMs = useNow();
  const next = status.next[0];
  const { pause } = status;
  return (
    <div className="flex flex-col gap-0.5 px-2.5">
      <div className="flex h-7 items-center gap-2 text-xs text-text-2">
        <span
          aria-hidden
          className={clsx(
            'keep-colour size-2 rounded-full',
            pause ? 'bg-neutral-mark' : 'bg-success-mark',
          )}
        />
        <span className="truncate">{pause ? pauseWords(pause, nowMs) : t('On schedule')}</span>
        <span className="ms-auto">
          {pause ? (
            <Button variant="quiet" onPress={() => void attempt(call('schedules.resume'))}>
              {t('Resume')}
            </Button>
          ) : (
            <PauseButton label={t('Pause…')} variant="quiet" />
          )}
        </span>
      </div>
      <p className="truncate text-xs text-text-3">
        {next
          ? t('Next run {when}', { when: formatRelative(next.fireAtMs, nowMs) })
          : t('Nothing scheduled yet')}
      </p>
    </div>
  );
}
