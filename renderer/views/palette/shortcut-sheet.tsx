/** All keys of the window on one sheet, read from the catalogue of commands. */

import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { t } from '../../../electron/shared/i18n.ts';
import {
  type CommandId,
  commandIds,
  keysOf,
  SECTIONS,
  specOf,
  titleOf,
} from '../../commands/catalogue.ts';
import { formatKeys, isMac } from '../../commands/key-names.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal className="max-h-[86vh] w-[760px] max-w-[94vw] overflow-auto rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog className="p-5 outline-none">
          <div className="flex items-center">
            <Heading slot="title" className="text-lg font-semibold">
              {t('Shortcuts')}
            </Heading>
            <span className="ms-auto">
              <Button autoFocus onPress={onClose}>
                {t('Close')}
              </Button>
            </span>
          </div>
          <div className="mt-4 columns-2 gap-8 max-[700px]:columns-1">
            {Object.entries(SECTIONS).map(([section, title]) => (
              <section key={section} className="mb-5 break-inside-avoid">
                <h3 className="pb-1 text-2xs font-medium text-text-3">{t(title)}</h3>
                <dl>{commandIds.filter((id) => isListed(id, section)).map(row)}</dl>
              </section>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function isListed(id: CommandId, section: string): boolean {
  return specOf(id).section === section && keysOf(id).length > 0;
}

function row(id: CommandId) {
  return (
    <div key={id} className="flex h-8 items-center gap-3 border-b border-border-subtle text-sm">
      <dt>{titleOf(id)}</dt>
      <dd className="ms-auto flex shrink-0 gap-1.5">
        {keysOf(id).map((each) => (
          <Kbd key={each}>{formatKeys(each, isMac)}</Kbd>
        ))}
      </dd>
    </div>
  );
}
