/** The run of a form that is not saved, with its live log, below the form. */

import { SquareArrowOutUpRight, Square, X } from 'lucide-react';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { reasonOf } from '../../../electron/shared/reason.ts';
import { isActive } from '../../../electron/shared/run.ts';
import { StateBadge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { LogViewer } from '../../components/log-viewer.tsx';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { useRun } from '../../query.ts';

interface TestDrawerProps {
  readonly runId: number;
  readonly onClose: () => void;
}

export function TestDrawer({ runId, onClose }: TestDrawerProps) {
  const { data: run } = useRun(runId);
  const [, navigate] = useLocation();
  return (
    <section
      aria-label={t('Test run')}
      className="flex h-[45%] min-h-[200px] shrink-0 flex-col border-t border-border bg-canvas"
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-border-subtle ps-5 pe-3">
        <h2 className="text-sm font-semibold">{t('Test run')}</h2>
        {run && <StateBadge run={run} />}
        <p className="me-auto truncate text-xs text-text-2" role="status">
          {run ? reasonOf(run) : ''}
        </p>
        {run && isActive(run.state) && (
          <Button
            variant="quiet"
            icon={Square}
            onPress={() => void attempt(call('runs.stop', { runId }))}
          >
            {t('Stop')}
          </Button>
        )}
        <Button
          variant="quiet"
          icon={SquareArrowOutUpRight}
          onPress={() => navigate(`/runs/${runId}`)}
        >
          {t('Open the run')}
        </Button>
        <IconButton label={t('Close the test run')} icon={X} onPress={onClose} />
      </div>
      <div className="flex min-h-0 flex-1">
        {run !== undefined && run.logFilename !== null && (
          <LogViewer
            key={runId}
            runId={runId}
            startMs={run.startedAtMs ?? run.queuedAtMs}
            isLive={run.state === 'running'}
            hasKeys={false}
          />
        )}
      </div>
    </section>
  );
}
