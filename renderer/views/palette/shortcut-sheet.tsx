/** All keys of the window on one sheet, read from the catalogue of commands. */

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
import { Kbd } from '../../components/kbd.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalDialog title={t('Shortcuts')} isWide hasClose onClose={onClose}>
      <div className="columns-2 gap-8 max-[700px]:columns-1">
        {Object.entries(SECTIONS).map(([section, title]) => (
          <section key={section} className="mb-5 break-inside-avoid">
            <h3 className="pb-1 text-2xs font-medium text-text-3">{t(title)}</h3>
            <dl>{commandIds.filter((id) => isListed(id, section)).map(row)}</dl>
          </section>
        ))}
      </div>
    </ModalDialog>
  );
}

function isListed(id: CommandId, section: string): boolean {
  return specOf(id).section === section && keysOf(id).length > 0;
}

function row(id: CommandId) {
  return (
    <div
      key={id}
      className="flex min-h-8 items-center gap-3 border-b py-1 border-border-subtle text-sm"
    >
      <dt>{titleOf(id)}</dt>
      <dd className="ms-auto flex shrink-0 gap-1.5">
        {keysOf(id).map((each) => (
          <Kbd key={each}>{formatKeys(each, isMac)}</Kbd>
        ))}
      </dd>
    </div>
  );
}
