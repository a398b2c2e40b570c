/** A dialog over the page with a title; Escape and a click beside it close it. */

import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal className="max-h-[86vh] w-[400px] max-w-[94vw] overflow-auto rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog className="flex flex-col gap-3 p-5 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
