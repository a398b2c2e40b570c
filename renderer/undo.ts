/** Tells of what was done, with a way back: by the toast's button, or by Ctrl Z while it is there. */

import { toast } from 'sonner';

import { t } from '../electron/shared/i18n.ts';

interface Offer {
  readonly id: string | number;
  readonly undo: () => void;
}

/** Newest last. */
let offers: readonly Offer[] = [];

export function offerUndo(text: string, undo: () => void): void {
  const withdraw = () => {
    offers = offers.filter((each) => each.id !== id);
  };
  const id = toast(text, {
    action: { label: t('Undo'), onClick: undo },
    onDismiss: withdraw,
    onAutoClose: withdraw,
  });
  offers = [...offers, { id, undo }];
}

/** Nothing happens when there is nothing to undo. */
export function undoLast(): void {
  const last = offers.at(-1);
  if (!last) return;
  last.undo();
  toast.dismiss(last.id);
}
