/** The first page: how the day goes, what needs attention, what comes next. */

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useLocation } from 'wouter';

import { formatClock } from '../../../electron/shared/duration.ts';
import { currentLocale, t } from '../../../electron/shared/i18n.ts';
import type { Status } from '../../../electron/shared/status.ts';
import type { Today } from '../../../electron/shared/today.ts';
import { keyOf } from '../../commands/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PauseButton } from '../../components/pause-button.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { useScrollPlace } from '../../hooks/use-place.ts';
import { useAway, useStatus, useToday } from '../../query.ts';
import { AttentionList } from './attention-list.tsx';
import { AwayPanel } from './away-panel.tsx';
import { DayFigures } from './day-figures.tsx';
import { HeatMap } from './heat-map.tsx';
import { NextUp } from './next-up.tsx';
import { Section } from './section.tsx';
import { Timeline } from './timeline.tsx';

/** A long queue has its place in the list of runs. */
const MOST_ACTIVE = 12;

export function TodayView() {
  const status = useStatus();
  const { data: today, error, refetch } = useToday();
  const nowMs = useMinute();
  const [, navigate] = useLocation();
  if (error) return <LoadFailed title={t('Today')} error={error} onRetry={() => void refetch()} />;
  const date = new Date(nowMs).toLocaleDateString(currentLocale() === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <>
      <PageHeader
        title={t('Today')}
        subtitle={t('{date}, {time}', { date, time: formatClock(nowMs) })}
        actions={
          <>
            {status?.pause === null && <PauseButton label={t('Pause all…')} />}
            <Button
              variant="primary"
              icon={Plus}
              keys={keyOf('task.new')}
              onPress={() => navigate('/tasks/new')}
            >
              {t('New task')}
            </Button>
          </>
        }
      />
      {status && today ? <Overview status={status} today={today} /> : <LoadingRows />}
    </>
  );
}

function Overview({ status, today }: { status: Status; today: Today }) {
  const away = new Set(useAway().map(({ id }) => id));
  const waiting = status.queued.filter(({ id }) => !away.has(id));
  const active = [...status.running, ...waiting].slice(0, MOST_ACTIVE);
  const scrollRef = useRef<HTMLDivElement>(null);
  useScrollPlace(scrollRef, 'today', true);
  return (
    <div ref={scrollRef} className="flex min-h-0 flex-1 flex-col gap-6 overflow-auto p-5">
      <DayFigures status={status} today={today} />
      <AwayPanel />
      <AttentionList
        stale={status.stale}
        attention={today.attention}
        healthyCount={status.taskCount - status.failing.length}
      />
      {active.length > 0 && (
        <Section title={t('Running and waiting')}>
          <RunTable runs={active} showTask />
        </Section>
      )}
      <Timeline today={today} />
      <div className="grid grid-cols-2 items-start gap-5 max-[940px]:grid-cols-1">
        <NextUp next={status.next} />
        <HeatMap days={today.days} />
      </div>
    </div>
  );
}
