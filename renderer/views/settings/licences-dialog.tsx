/** The packages inside of CronPilot with their licences, as the build found them. */

import { useQuery } from '@tanstack/react-query';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';

/** As `scripts/licences.mjs` writes them. */
interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: licences, error } = useQuery({ queryKey: ['licences'], queryFn: readLicences });
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <Modal className="flex max-h-[86vh] w-[640px] max-w-[94vw] rounded-dialog border border-border bg-elevated shadow-dialog">
        <Dialog className="flex min-h-0 flex-1 flex-col p-5 outline-none">
          <div className="flex items-center">
            <Heading slot="title" className="text-lg font-semibold">
              {t('Licences')}
            </Heading>
            <span className="ms-auto">
              <Button autoFocus onPress={onClose}>
                {t('Close')}
              </Button>
            </span>
          </div>
          {error && <p className="mt-4 text-sm text-text-2">{t('This build has no list.')}</p>}
          <ul className="mt-4 min-h-0 overflow-auto">
            {licences?.map((each) => (
              <li key={`${each.name} ${each.version}`} className="border-b border-border-subtle">
                <details>
                  <summary className="flex min-h-8 cursor-default items-center gap-2 text-sm">
                    <span className="font-medium">{each.name}</span>
                    <span className="text-text-3">{each.version}</span>
                    <span className="ms-auto text-text-2">{each.licence}</span>
                  </summary>
                  <p
                    data-selectable
                    className="pb-3 font-mono text-mono-xs whitespace-pre-wrap text-text-2"
                  >
                    {each.text}
                  </p>
                </details>
              </li>
            ))}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('./licences.json');
  return (await answer.json()) as readonly Licence[];
}
