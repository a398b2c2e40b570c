/** The folder in which a task runs. */

import { t } from '../../../electron/shared/i18n.ts';
import { FormText } from '../../components/form-text.tsx';
import { PickButton } from './pick-button.tsx';
import type { SectionProps } from './section-props.ts';

export function FolderField({ form, change }: SectionProps) {
  return (
    <FormText
      label={t('Folder')}
      field="cwd"
      value={form.cwd}
      onChange={(cwd) => change({ cwd })}
      placeholder={t('Home folder')}
      isMono
      action={<PickButton kind="folder" startPath={form.cwd} onPick={(cwd) => change({ cwd })} />}
    />
  );
}
