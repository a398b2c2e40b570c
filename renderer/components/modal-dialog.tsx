/** A dialog over the page with a title; Escape and a click beside it close it. */

import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface ModalDialogProps {
  readonly title: string;
  /** For what has long lines. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModalDialog({ title, isWide = false, onClose, children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal
        className={`max-h-[86vh] ${isWide ? 'w-[760px]' : 'w-[400px]'} max-w-[94vw] overflow-auto rounded-dialog border border-border bg-elevated shadow-dialog`}
      >
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
