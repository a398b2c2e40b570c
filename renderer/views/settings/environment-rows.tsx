/** What runs begin with: the shell, the environment of a terminal, and variables of their own. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { FormPairs, type Pair } from '../../components/form-pairs.tsx';
import { call } from '../../ipc.ts';
import { queryClient } from '../../query-client.ts';
import { refusalSentence } from '../../refusal-sentence.ts';
import { Row } from './settings-section.tsx';
import { TextSetting } from './text-setting.tsx';
import { ToggleRow } from './toggle-row.tsx';

export const ENVIRONMENT_ROWS = {
  shell: msg('Shell of commands'),
  useLoginEnv: msg('Environment of your login shell'),
  path: msg('PATH of runs'),
  env: msg('Variables of every run'),
} as const;

interface SectionProps {
  readonly settings: Settings;
}

export function EnvironmentRows({ settings }: SectionProps) {
  return (
    <>
      <ShellRow shell={settings.shell} />
      <ToggleRow
        title={t(ENVIRONMENT_ROWS.useLoginEnv)}
        text={t('Tasks find the programs and variables that a terminal has.')}
        settings={settings}
        field="useLoginEnv"
      />
      <PathRow canRead={settings.useLoginEnv} />
      <VariablesRow key={JSON.stringify(settings.env)} env={settings.env} />
    </>
  );
}

function ShellRow({ shell }: Pick<Settings, 'shell'>) {
  const { defaultShell } =
    useQuery({
      queryKey: ['programs', null],
      queryFn: () => call('environment.programs', { scriptPath: null }),
    }).data ?? {};
  return (
    <Row
      title={t(ENVIRONMENT_ROWS.shell)}
      text={t('Where a task names none. Empty is the shell of your account.')}
    >
      <TextSetting
        label={t(ENVIRONMENT_ROWS.shell)}
        value={shell ?? ''}
        placeholder={defaultShell ?? ''}
        onSave={(text) => call('settings.update', { shell: text === '' ? null : text })}
        isMono
        className="w-48"
      />
    </Row>
  );
}

function PathRow({ canRead }: { readonly canRead: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const path = useQuery({
    queryKey: ['environment', 'path', canRead],
    queryFn: () => call('environment.path'),
  }).data;
  const ask = async () => {
    setAsking(true);
    await attempt(call('environment.refresh').then(tell));
    await queryClient.invalidateQueries({ queryKey: ['environment'] });
    setAsking(false);
  };
  return (
    <Row
      title={t(ENVIRONMENT_ROWS.path)}
      text={t('Where programs are looked for. Read at the start and after a sleep.')}
      below={
        <p
          data-selectable
          className="mt-1 font-mono text-mono-xs [overflow-wrap:anywhere] text-text-2"
        >
          {path}
        </p>
      }
    >
      {canRead && (
        <Button isDisabled={isAsking} onPress={() => void ask()}>
          {t('Read it from my terminal')}
        </Button>
      )}
    </Row>
  );
}

function tell(problem: string | null): void {
  if (problem === null) toast.success(t('The environment was read.'));
  else toast.error(problem);
}

/** Saved when the whole table is left, since a row is not right before its name is there. */
function VariablesRow({ env }: Pick<Settings, 'env'>) {
  const [pairs, setPairs] = useState<Pair[]>(() =>
    Object.entries(env).map(([name, value]) => ({ name, value })),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (rows: readonly Pair[]) => {
    const found = rowProblem(rows);
    if (found !== null) return setProblem(found);
    const wanted = Object.fromEntries(
      rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
    );
    if (JSON.stringify(wanted) === JSON.stringify(env)) return setProblem(null);
    try {
      await call('settings.update', { env: wanted });
      setProblem(null);
    } catch (error) {
      setProblem(refusalSentence(error));
    }
  };
  const change = (changed: Pair[]) => {
    setPairs(changed);
    // A row that is taken away takes the focus with it.
    if (changed.length < pairs.length) void save(changed);
  };
  return (
    <Row
      title={t(ENVIRONMENT_ROWS.env)}
      text={t('A task’s own win. For what nobody may see: {reference}.', {
        reference: '{{secret.NAME}}',
      })}
      below={
        <div
          className="mt-2"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) void save(pairs);
          }}
        >
          <FormPairs
            label={t('Variables')}
            field="env"
            rowLabel={t('Variable')}
            addLabel={t('Add a variable')}
            pairs={pairs}
            onChange={change}
          />
          {problem !== null && <FormError>{problem}</FormError>}
        </div>
      }
    />
  );
}

/** What would lose a row if it were saved. */
function rowProblem(rows: readonly Pair[]): string | null {
  const names = rows.map(({ name }) => name.trim());
  if (rows.some(({ name, value }) => name.trim() === '' && value !== '')) {
    return t('Each value needs a name.');
  }
  const repeated = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  return repeated === undefined ? null : t('{name} is already there.', { name: repeated });
}
