/** Answers "Why didn't it run?" for a task: a sentence and what it rests on. */

import { ArrowRight } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLocation } from 'wouter';

import type { Explanation } from '../../../electron/shared/explanation.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { EvidenceList } from '../../components/evidence-list.tsx';
import { useTaskExplanation } from '../../query.ts';

export interface WhyDialogProps {
  readonly task: Task;
  readonly onClose: () => void;
}

export function WhyDialog({ task, onClose }: WhyDialogProps) {
  const { data, error } = useTaskExplanation(task.id);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal className="max-h-[86vh] w-[480px] max-w-[94vw] overflow-auto rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog className="flex flex-col gap-3 p-5 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {`Why didn’t ${task.name} run?`}
          </Heading>
          <div role="status" className="flex flex-col gap-3">
            {data && <Answer explanation={data} onLeave={onClose} />}
            {error && <p className="text-danger">{error.message}</p>}
          </div>
          <div className="mt-2 flex justify-end gap-2">
            {data && data.runId !== null && <ShowRun runId={data.runId} onLeave={onClose} />}
            <Button onPress={onClose}>Close</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Answer({ explanation, onLeave }: { explanation: Explanation; onLeave: () => void }) {
  return (
    <>
      <p data-selectable className="wrap-anywhere">
        {explanation.sentence}
      </p>
      <EvidenceList evidence={explanation.evidence} onLeave={onLeave} />
    </>
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
      {`Show run ${runId.toLocaleString('en')}`}
    </Button>
  );
}
