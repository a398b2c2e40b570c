/** A question before what cannot be undone. */

import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';

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
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal className="w-[440px] max-w-[94vw] rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog role="alertdialog" className="p-5 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          <p className="mt-2 text-sm text-text-2">{text}</p>
          <div className="mt-5 flex justify-end gap-2">
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
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
