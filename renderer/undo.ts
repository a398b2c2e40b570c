/** Tells of what was done, with a way back: by the toast's button, or by Ctrl Z while it is there. */

import { toast } from 'sonner';

import { t } from '../electron/shared/i18n.ts';

interface Offer {
  readonly id: string | number;
  readonly undo: () => void;
}

/** Newest last. */
let offers: readonly Offer[] = [];
/** Until each change that was asked for has its answer, and its offer if it has one. */
let answered: Promise<unknown> = Promise.resolve();

/** For the answer to a change that will be offered to be undone: `undoLast` waits for it. */
export function undoable<T>(answer: Promise<T>): Promise<T> {
  answered = Promise.allSettled([answered, answer]);
  return answer;
}

export function offerUndo(text: string, undo: () => void): void {
  const withdraw = () => {
    offers = offers.filter((each) => each.id !== id);
  };
  const undoOnce = () => {
    withdraw();
    undo();
  };
  const id = toast(text, {
    action: { label: t('Undo'), onClick: undoOnce },
    onDismiss: withdraw,
    onAutoClose: withdraw,
  });
  offers = [...offers, { id, undo: undoOnce }];
}

/** Of what was asked for until now. Nothing happens when there is nothing to undo. */
export async function undoLast(): Promise<void> {
  await answered;
  const last = offers.at(-1);
  if (!last) return;
  last.undo();
  toast.dismiss(last.id);
}
