/** Where the window can go, how many tasks are in which state, and whether schedules are on. */

import clsx from 'clsx';
import { History, LayoutDashboard, ListChecks, type LucideIcon, Settings } from 'lucide-react';
import { Link, useLocation, useSearch } from 'wouter';

import { formatClock, formatRelative } from '../../electron/shared/duration.ts';
import type { Status } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { keyWords } from '../commands/catalogue.ts';
import { useNow } from '../hooks/use-now.ts';
import { call } from '../ipc.ts';
import { Button } from './button.tsx';
import { Kbd } from './kbd.tsx';
import { PauseButton } from './pause-button.tsx';
import { StatusIcon } from './status-icon.tsx';

export function Sidebar({ status }: { status: Status | undefined }) {
  const [path] = useLocation();
  const search = useSearch();
  const at = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  const filter = new URLSearchParams(search).get('status');
  return (
    <nav
      aria-label="Pages"
      className="flex w-[212px] shrink-0 flex-col bg-sidebar p-2 max-[1000px]:w-[52px]"
    >
      <PageLink to="/today" icon={LayoutDashboard} current={at('/today')}>
        Today
      </PageLink>
      <PageLink
        to="/tasks"
        icon={ListChecks}
        current={at('/tasks') && filter === null}
        count={status?.taskCount ?? 0}
      >
        Tasks
      </PageLink>
      <PageLink to="/runs" icon={History} current={at('/runs')}>
        Runs
      </PageLink>
      {status && status.taskCount > 0 && (
        <StatusLinks status={status} current={at('/tasks') ? filter : null} />
      )}
      <Footer status={status} />
    </nav>
  );
}

interface PageLinkProps {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
  readonly count?: number;
  readonly children: string;
}

function PageLink({ to, icon: Icon, current, count = 0, children }: PageLinkProps) {
  return (
    <Link to={to} aria-current={current ? 'page' : undefined} className={linkClass(current)}>
      <Icon size={16} aria-hidden />
      <span className="max-[1000px]:sr-only">{children}</span>
      <Count value={count} />
    </Link>
  );
}

function StatusLinks({ status, current }: { status: Status; current: string | null }) {
  const rows = [
    { name: 'failing', label: 'Failing', state: 'failed', count: status.failing.length },
    { name: 'running', label: 'Running', state: 'running', count: status.running.length },
    {
      name: 'off',
      label: 'Switched off',
      state: 'paused',
      count: status.taskCount - status.enabledTaskCount,
    },
  ] as const;
  return (
    <section aria-label="Status" className="mt-4 flex flex-col">
      <h2 className="px-2 pb-1 text-2xs font-medium text-text-3 max-[1000px]:sr-only">Status</h2>
      {rows.map(({ name, label, state, count }) => (
        <Link
          key={name}
          to={`/tasks?status=${name}`}
          aria-current={current === name ? 'page' : undefined}
          className={linkClass(current === name)}
        >
          <StatusIcon state={state} />
          <span className="max-[1000px]:sr-only">{label}</span>
          <Count value={count} />
        </Link>
      ))}
    </section>
  );
}

function Count({ value }: { value: number }) {
  if (value === 0) return null;
  return (
    <span className="ms-auto text-xs text-text-3 tabular-nums max-[1000px]:hidden">{value}</span>
  );
}

function Footer({ status }: { status: Status | undefined }) {
  const [path] = useLocation();
  return (
    <div className="mt-auto flex flex-col gap-1 border-t border-border-subtle pt-2">
      {status && <Health status={status} />}
      <Link
        to="/settings"
        aria-current={path.startsWith('/settings') ? 'page' : undefined}
        className={linkClass(path.startsWith('/settings'))}
      >
        <Settings size={16} aria-hidden />
        <span className="max-[1000px]:sr-only">Settings</span>
        <span className="ms-auto max-[1000px]:hidden">
          <Kbd>{keyWords('go.settings') ?? ''}</Kbd>
        </span>
      </Link>
    </div>
  );
}

function Health({ status }: { status: Status }) {
  const nowMs = useNow();
  const next = status.next[0];
  const { pause } = status;
  return (
    <div className="flex flex-col gap-0.5 px-2 max-[1000px]:hidden">
      <div className="flex h-7 items-center gap-2 text-xs text-text-2">
        <span
          aria-hidden
          className={clsx('size-2 rounded-full', pause ? 'bg-neutral-mark' : 'bg-success-mark')}
        />
        {pause ? pauseWords(pause.untilMs) : 'On schedule'}
        <span className="ms-auto">
          {pause ? (
            <Button variant="quiet" onPress={() => void attempt(call('schedules.resume'))}>
              Resume
            </Button>
          ) : (
            <PauseButton label="Pause…" variant="quiet" />
          )}
        </span>
      </div>
      <p className="text-xs text-text-3">
        {next ? `Next run ${formatRelative(next.fireAtMs, nowMs)}` : 'Nothing scheduled yet'}
      </p>
    </div>
  );
}

export function pauseWords(untilMs: number | null): string {
  return untilMs === null ? 'Paused' : `Paused until ${formatClock(untilMs)}`;
}

function linkClass(current: boolean): string {
  return clsx(
    'flex h-8 items-center gap-2 rounded-control px-2 text-sm',
    current ? 'bg-selected text-accent-text' : 'text-text-2 hover:bg-hover hover:text-text',
  );
}
