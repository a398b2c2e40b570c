/** A row of the settings with a switch. */

import type { Settings } from '../../../electron/shared/settings.ts';
import { Toggle } from '../../components/toggle.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';

/** The settings that are on or off. */
type ToggleField = {
  [K in keyof Settings]: Settings[K] extends boolean ? K : never;
}[keyof Settings];

interface ToggleRowProps {
  readonly title: string;
  readonly text: string;
  readonly settings: Settings;
  readonly field: ToggleField;
}

export function ToggleRow({ title, text, settings, field }: ToggleRowProps) {
  return (
    <Row title={title} text={text}>
      <Toggle
        label={title}
        isSelected={settings[field]}
        onChange={(isOn) => saveSettings({ [field]: isOn })}
      />
    </Row>
  );
}
