/** In place of the log, for a run that was never started or has not been yet: why. */

import { ArrowRight } from 'lucide-react';
import { useLocation } from 'wouter';

import type { Run } from '../../../electron/shared/run.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { EvidenceList } from '../../components/evidence-list.tsx';
import { shownRunState, StatusIcon } from '../../components/status-icon.tsx';
import { useExplanation } from '../../query.ts';
import { findingOf } from './finding.ts';

export function NoLog({ run }: { run: Run }) {
  const [, navigate] = useLocation();
  const { relatedRunId } = run;
  const explanation = useExplanation(run);
  const text = explanation?.sentence ?? findingOf(run, run.queuedAtMs).text;
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center gap-2 overflow-y-auto bg-log-bg px-8 py-2 text-center before:mt-auto after:mb-auto">
      <StatusIcon state={shownRunState(run)} size={32} />
      <h2 className="mt-1 text-xl font-semibold">{headline(run)}</h2>
      {text !== null && (
        <p data-selectable translate="no" className="max-w-md text-text-2 wrap-anywhere">
          {text}
        </p>
      )}
      {explanation && <EvidenceList evidence={explanation.evidence} />}
      <p className="text-xs text-text-3">
        {run.state === 'queued'
          ? t('Its log appears here once it starts.')
          : t('So there is no log.')}
      </p>
      {relatedRunId !== null && (
        <span className="mt-2">
          <Button icon={ArrowRight} onPress={() => navigate(`/runs/${relatedRunId}`)}>
            {t('Show run {runId}', { runId: String(relatedRunId) })}
          </Button>
        </span>
      )}
    </div>
  );
}

function headline({ state }: Run): string {
  switch (state) {
    case 'queued':
      return t('This run is waiting');
    case 'skipped':
      return t('This run was skipped');
    case 'missed':
      return t('This run was missed');
    default:
      return t('This run was never started');
  }
}
