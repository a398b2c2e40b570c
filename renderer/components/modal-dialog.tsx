/** A dialog over the page with a title; Escape and a click beside it close it. */

import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { t } from '../../electron/shared/i18n.ts';
import { Button } from './button.tsx';

export interface ModalDialogProps {
  readonly title: string;
  /** For what has long lines. */
  readonly isWide?: boolean;
  /** A question that has to be answered. */
  readonly isAlert?: boolean;
  /** With a button beside the title, for a dialog that has no others. */
  readonly hasClose?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModalDialog(props: ModalDialogProps) {
  const { title, isWide = false, isAlert = false, hasClose = false, onClose, children } = props;
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal
        className={`max-h-[86vh] ${isWide ? 'w-[760px]' : 'w-[460px]'} max-w-[94vw] overflow-auto rounded-dialog border border-border bg-elevated shadow-dialog`}
      >
        <Dialog
          role={isAlert ? 'alertdialog' : 'dialog'}
          className="flex flex-col gap-3 p-5 outline-none"
        >
          <div className="flex items-center gap-3">
            <Heading slot="title" className="text-lg font-semibold wrap-anywhere">
              {title}
            </Heading>
            {hasClose && (
              <span className="ms-auto">
                <Button autoFocus onPress={onClose}>
                  {t('Close')}
                </Button>
              </span>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
