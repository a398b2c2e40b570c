/** Import in three steps: where from, what, and what becomes of the source. */

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';

import type { Task } from '../../../electron/shared/task.ts';
import type { ImportEntry, ImportReview } from '../../../electron/shared/transfer.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { droppedVersion, type ImportRequest, onDropped, takeDropped } from './dropped-files.ts';
import { ImportDone } from './import-done.tsx';
import { ImportReviewStep } from './import-review.tsx';
import { ImportSources } from './import-sources.tsx';

type Step =
  | { readonly kind: 'sources' }
  | {
      readonly kind: 'review';
      /** Tells one review from the next, which may be of a file of the same name. */
      readonly number: number;
      readonly title: string;
      readonly review: ImportReview;
    }
  | {
      readonly kind: 'done';
      readonly tasks: readonly Task[];
      readonly entries: readonly ImportEntry[];
      readonly isUserCrontab: boolean;
    };

export function ImportView() {
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>({ kind: 'sources' });
  const [isBusy, setBusy] = useState(false);
  const show = (title: string) => (review: ImportReview | null) => {
    if (!review) return;
    setStep((before) => {
      const number = before.kind === 'review' ? before.number + 1 : 0;
      return { kind: 'review', number, title, review };
    });
  };
  const read = async (request: ImportRequest, title: string) => {
    setBusy(true);
    show(title)(await attempt(call('import.read', request)));
    setBusy(false);
  };
  const version = useSyncExternalStore(onDropped, droppedVersion);
  useEffect(() => {
    const request = takeDropped();
    if (request?.from !== 'text') return;
    const title = request.files.map(({ name }) => name).join(', ');
    void attempt(call('import.read', request)).then(show(title));
  }, [version]);
  const store = async (chosen: readonly ImportEntry[], review: ImportReview) => {
    setBusy(true);
    const inputs = chosen.flatMap(({ input }) => (input === null ? [] : [input]));
    const tasks = await attempt(call('import.store', { inputs }));
    setBusy(false);
    if (tasks)
      setStep({ kind: 'done', tasks, entries: chosen, isUserCrontab: review.isUserCrontab });
  };
  const leave = () => navigate('/tasks');
  switch (step.kind) {
    case 'sources':
      return (
        <ImportSources isBusy={isBusy} onRead={(...what) => void read(...what)} onCancel={leave} />
      );
    case 'review':
      return (
        <ImportReviewStep
          key={step.number}
          title={step.title}
          review={step.review}
          isBusy={isBusy}
          onBack={() => setStep({ kind: 'sources' })}
          onCancel={leave}
          onImport={(entries) => void store(entries, step.review)}
        />
      );
    default:
      return <ImportDone {...step} onDone={leave} />;
  }
}
