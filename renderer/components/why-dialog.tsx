/** Answers "Why didn't it run?": a sentence and what it rests on. */

import { ArrowRight, CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { Explanation } from '../../electron/shared/explanation.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { Run } from '../../electron/shared/run.ts';
import type { Task } from '../../electron/shared/task.ts';
import { useRunExplanation, useTaskExplanation } from '../query.ts';
import { Button } from './button.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { IconButton } from './icon-button.tsx';
import { ModalDialog } from './modal-dialog.tsx';

/** For a task as it stands, or at what it last missed. */
export function TaskWhyDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { data, error } = useTaskExplanation(task.id);
  return <WhyDialog taskName={task.name} explanation={data} error={error} onClose={onClose} />;
}

/** For one row that did not become a run. */
export function RunWhyButton({ run, isTabStop = true }: { run: Run; isTabStop?: boolean }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        label={t('Why didn’t it run?')}
        icon={CircleQuestionMark}
        excludeFromTabOrder={!isTabStop}
        onPress={() => setAsking(true)}
      />
      {isAsking && <RunWhyDialog run={run} onClose={() => setAsking(false)} />}
    </>
  );
}

function RunWhyDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const { data, error } = useRunExplanation(run.id);
  return <WhyDialog taskName={run.taskName} explanation={data} error={error} onClose={onClose} />;
}

interface WhyDialogProps {
  readonly taskName: string;
  readonly explanation: Explanation | undefined;
  readonly error: Error | null;
  readonly onClose: () => void;
}

function WhyDialog({ taskName, explanation, error, onClose }: WhyDialogProps) {
  return (
    <ModalDialog title={t('Why didn’t {task} run?', { task: taskName })} onClose={onClose}>
      <div role="status" className="flex flex-col gap-3">
        {explanation && (
          <>
            <p data-selectable translate="no" className="wrap-anywhere">
              {explanation.sentence}
            </p>
            <EvidenceList evidence={explanation.evidence} onLeave={onClose} />
          </>
        )}
        {error && <p className="text-danger">{error.message}</p>}
      </div>
      <div className="mt-2 flex justify-end gap-2">
        {explanation && explanation.runId !== null && (
          <ShowRun runId={explanation.runId} onLeave={onClose} />
        )}
        <Button onPress={onClose}>{t('Close')}</Button>
      </div>
    </ModalDialog>
  );
}

function ShowRun({ runId, onLeave }: { runId: number; onLeave: () => void }) {
  const [, navigate] = useLocation();
  const show = () => {
    onLeave();
    navigate(`/runs/${runId}`);
  };
  return (
    <Button icon={ArrowRight} onPress={show}>
      {t('Show run {runId}', { runId: String(runId) })}
    </Button>
  );
}
