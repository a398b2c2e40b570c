/** The variables of a task: its own, copied from an .env file, or read from one at each start. */

import { FileInput } from 'lucide-react';
import { toast } from 'sonner';

import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { FormText } from '../../components/form-text.tsx';
import { call } from '../../ipc.ts';
import { looksLikeVariables, mergeVariables } from './merge-variables.ts';
import { PickButton } from './pick-button.tsx';
import { SecretPairs } from './secret-pairs.tsx';
import type { SectionProps } from './section-props.ts';

type Variables = Readonly<Record<string, string>>;

/** Longer than others: it says what else came with the click. */
const TOAST_MS = 6_000;

export function EnvironmentFields({ form, change }: SectionProps) {
  const add = async (reading: Promise<Variables | null>) => {
    const variables = await attempt(reading);
    if (variables === null) return;
    const { pairs, addedCount, replacedCount } = mergeVariables(form.env, variables);
    change({ env: pairs });
    toast(mergedWords(addedCount, replacedCount), { duration: TOAST_MS });
  };
  const { pickFiles } = capabilities();
  return (
    <>
      <SecretPairs
        label={t('Environment')}
        field="env"
        rowLabel={t('Variable')}
        addLabel={t('Add a variable')}
        pairs={form.env}
        onChange={(env) => change({ env })}
        {...(pickFiles && {
          action: (
            <Button
              variant="quiet"
              icon={FileInput}
              onPress={() => void add(call('desktop.pickVariables'))}
            >
              {t('Add from an .env file…')}
            </Button>
          ),
          onPaste: (text: string) => {
            if (!looksLikeVariables(text)) return false;
            void add(call('environment.parseVariables', { text }));
            return true;
          },
        })}
      />
      <FormText
        label={t('Variables from a file')}
        field="envFile"
        value={form.envFile}
        onChange={(envFile) => change({ envFile })}
        placeholder="~/project/.env"
        hint={t('Read at each start. Values here and there may hold {secret}.', {
          secret: '{{secret.NAME}}',
        })}
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.envFile}
            onPick={(envFile) => change({ envFile })}
          />
        }
      />
    </>
  );
}

function mergedWords(addedCount: number, replacedCount: number): string {
  const added = t('{count, plural, =0 {No variable} one {# variable} other {# variables}} added.', {
    count: addedCount,
  });
  if (replacedCount === 0) return added;
  return `${added} ${t('{count, plural, one {# has} other {# have}} a new value.', { count: replacedCount })}`;
}
