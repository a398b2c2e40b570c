/** Whether runs get the environment of the login shell, and a way to ask it again. */

import { useState } from 'react';
import { toast } from 'sonner';

import type { Settings } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { Row, Section } from './settings-section.tsx';

export function EnvironmentSection({ settings }: { settings: Settings }) {
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await attempt(call('environment.refresh').then(tell));
    setAsking(false);
  };
  return (
    <Section title="Environment of tasks">
      <Row
        title="Environment of your login shell"
        text="Tasks find the programs and variables that a terminal has. Read at the start, and again after changes to your shell’s files."
      >
        {settings.useLoginEnv && (
          <Button isDisabled={isAsking} onPress={() => void ask()}>
            Read again
          </Button>
        )}
        <Toggle
          label="Environment of your login shell"
          isSelected={settings.useLoginEnv}
          onChange={(useLoginEnv) => void attempt(call('settings.update', { useLoginEnv }))}
        />
      </Row>
    </Section>
  );
}

function tell(problem: string | null): void {
  if (problem === null) toast.success('The environment was read.');
  else toast.error(problem);
}
