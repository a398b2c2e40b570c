/** How many runs there are at a time, what their logs may take, and what their environment is. */

import { useState } from 'react';
import { toast } from 'sonner';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { NumberSetting } from './number-setting.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';

export const RUNS_ROWS = {
  maxConcurrentRuns: msg('Runs at the same time'),
  maxLogBytes: msg('Largest log of a run, in MB'),
  useLoginEnv: msg('Environment of your login shell'),
} as const;

const MIB = 1024 * 1024;

export function RunsSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Row
        title={t(RUNS_ROWS.maxConcurrentRuns)}
        text={t('Over all tasks, 1 to 64. The rest wait in line.')}
      >
        <NumberSetting
          label={t(RUNS_ROWS.maxConcurrentRuns)}
          settings={settings}
          field="maxConcurrentRuns"
        />
      </Row>
      <Row
        title={t(RUNS_ROWS.maxLogBytes)}
        text={t('Of a longer one the middle is left out. The run goes on.')}
      >
        <NumberSetting
          label={t(RUNS_ROWS.maxLogBytes)}
          settings={settings}
          field="maxLogBytes"
          perUnit={MIB}
        />
      </Row>
      <LoginEnvironment settings={settings} />
    </>
  );
}

function LoginEnvironment({ settings }: { readonly settings: Settings }) {
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await attempt(call('environment.refresh').then(tell));
    setAsking(false);
  };
  return (
    <Row
      title={t(RUNS_ROWS.useLoginEnv)}
      text={t(
        'Tasks find the programs and variables that a terminal has. Read at the start, and again after changes to your shell’s files.',
      )}
    >
      {settings.useLoginEnv && (
        <Button isDisabled={isAsking} onPress={() => void ask()}>
          {t('Read again')}
        </Button>
      )}
      <Toggle
        label={t(RUNS_ROWS.useLoginEnv)}
        isSelected={settings.useLoginEnv}
        onChange={(useLoginEnv) => saveSettings({ useLoginEnv })}
      />
    </Row>
  );
}

function tell(problem: string | null): void {
  if (problem === null) toast.success(t('The environment was read.'));
  else toast.error(problem);
}
