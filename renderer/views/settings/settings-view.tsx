/** Settings of the whole application; each change applies at once. */

import { toast } from 'sonner';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import type { Settings, SettingsPatch } from '../../../electron/shared/settings.ts';
import type { Status } from '../../../electron/shared/status.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Picker } from '../../components/picker.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useSettings, useStatus } from '../../query.ts';
import { EnvironmentSection } from './environment-section.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SecretsSection } from './secrets-section.tsx';
import { Row, Section } from './settings-section.tsx';

const MIB = 1024 * 1024;

export function SettingsView() {
  const { data, error, refetch } = useSettings();
  const status = useStatus();
  if (error) return <LoadFailed title="Settings" error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader title="Settings" subtitle="Changes apply at once" />
      {data ? (
        <div className="min-h-0 flex-1 overflow-auto px-5 pb-8">
          <General settings={data} />
          <Running settings={data} />
          <EnvironmentSection settings={data} />
          <SecretsSection settings={data} />
          <Appearance settings={data} />
          {status && <About status={status} />}
        </div>
      ) : (
        <LoadingRows />
      )}
    </>
  );
}

const save = (patch: SettingsPatch) => void attempt(call('settings.update', patch));

function General({ settings }: { settings: Settings }) {
  return (
    <Section title="General">
      <Row
        title="Open at login"
        text="Tasks run only while CronPilot runs. It starts in the tray, without a window."
      >
        <Toggle
          label="Open at login"
          isSelected={settings.openAtLogin}
          onChange={(openAtLogin) => save({ openAtLogin })}
        />
      </Row>
      <Row title="Notifications" text="When a task fails, and when it works again.">
        <Toggle
          label="Notifications"
          isSelected={settings.notifications}
          onChange={(notifications) => save({ notifications })}
        />
      </Row>
    </Section>
  );
}

function Running({ settings }: { settings: Settings }) {
  return (
    <Section title="Runs and logs">
      <Row title="Runs at the same time" text="Over all tasks, 1 to 64. The rest wait in line.">
        <NumberSetting
          label="Runs at the same time"
          value={settings.maxConcurrentRuns}
          onSave={(maxConcurrentRuns) => call('settings.update', { maxConcurrentRuns })}
        />
      </Row>
      <Row
        title="Largest log of a run, in MB"
        text="Of a longer one the middle is left out. The run goes on."
      >
        <NumberSetting
          label="Largest log of a run, in MB"
          value={settings.maxLogBytes / MIB}
          onSave={(size) => call('settings.update', { maxLogBytes: Math.round(size * MIB) })}
        />
      </Row>
    </Section>
  );
}

function Appearance({ settings }: { settings: Settings }) {
  return (
    <Section title="Appearance">
      <Row title="Theme" text="System follows your desktop.">
        <Picker
          label="Theme"
          value={settings.theme}
          onChange={(theme) => save({ theme: theme as Settings['theme'] })}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Row>
      <Row
        title="System title bar"
        text="For desktops that draw the built-in one badly. From the next window on."
      >
        <Toggle
          label="System title bar"
          isSelected={settings.systemTitleBar}
          onChange={(systemTitleBar) => save({ systemTitleBar })}
        />
      </Row>
    </Section>
  );
}

function About({ status }: { status: Status }) {
  const { version, dataDir, trayAvailable, lastBackupAtMs } = status;
  const nowMs = useNow();
  return (
    <Section title="About">
      <Row title={`CronPilot ${version}`} text={`Its files are in ${dataDir}`} />
      <Row
        title="Backup of tasks and history"
        text={
          lastBackupAtMs === null
            ? 'None yet. One is made each day.'
            : `Made each day and verified, last ${formatDateTime(lastBackupAtMs, nowMs)}. To restore one: cronpilot backup`
        }
      >
        <Button onPress={() => void backUp()}>Back up now</Button>
      </Row>
      {!trayAvailable && (
        <Row
          title="No tray"
          text="This desktop shows no tray icons, so closing the window minimises it."
        />
      )}
    </Section>
  );
}

async function backUp(): Promise<void> {
  const backup = await attempt(call('backups.create'));
  if (backup) toast(`Backed up and verified as ${backup.name}.`);
}
