/** The packages inside of CronPilot with their licences, as the build found them. */

import { useQuery } from '@tanstack/react-query';

import { t } from '../../../electron/shared/i18n.ts';
import { ModalDialog } from '../../components/modal-dialog.tsx';

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
    <ModalDialog title={t('Licences')} isWide hasClose onClose={onClose}>
      {error && <p className="text-sm text-text-2">{t('This build has no list.')}</p>}
      <ul>
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
    </ModalDialog>
  );
}

async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('./licences.json');
  return (await answer.json()) as readonly Licence[];
}
