/** A question before what cannot be undone. */

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  /** What is done, on the button. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function AskDialog({ title, text, action, onConfirm, onClose }: AskDialogProps) {
  return (
    <ModalDialog title={title} isAlert onClose={onClose}>
      <p className="text-sm text-text-2">{text}</p>
      <div className="mt-2 flex justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          variant="danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
      </div>
    </ModalDialog>
  );
}
