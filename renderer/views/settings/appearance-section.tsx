/** How the window looks. */

import { Minus, Plus } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { capabilities } from '../../capabilities.ts';
import { runCommand } from '../../commands/bindings.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { saveSettings } from './save-settings.ts';
import { Row } from './settings-section.tsx';
import { ToggleRow } from './toggle-row.tsx';

export const APPEARANCE_ROWS = {
  theme: msg('Theme'),
  density: msg('Density of lists'),
  zoom: msg('Zoom'),
  hintBar: msg('Keys along the lower edge of lists'),
  systemTitleBar: msg('System title bar'),
} as const;

export function AppearanceSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <ChoiceRow
        title={t(APPEARANCE_ROWS.theme)}
        text={t('System follows your desktop.')}
        value={settings.theme}
        onChange={(theme) => saveSettings({ theme })}
        options={[
          { value: 'system', label: t('System') },
          { value: 'light', label: t('Light') },
          { value: 'dark', label: t('Dark') },
        ]}
      />
      <ChoiceRow
        title={t(APPEARANCE_ROWS.density)}
        text={t('Compact leaves out the second line of a task.')}
        value={settings.density}
        onChange={(density) => saveSettings({ density })}
        options={[
          { value: 'comfortable', label: t('Comfortable') },
          { value: 'compact', label: t('Compact') },
        ]}
      />
      {capabilities().frame && <ZoomRow settings={settings} />}
      <ToggleRow
        title={t(APPEARANCE_ROWS.hintBar)}
        text={t('What can be done with a task or a run, and by which key.')}
        settings={settings}
        field="hintBar"
      />
      {capabilities().frame && (
        <ToggleRow
          title={t(APPEARANCE_ROWS.systemTitleBar)}
          text={t('For desktops that draw the built-in one badly. From the next window on.')}
          settings={settings}
          field="systemTitleBar"
        />
      )}
    </>
  );
}

function ZoomRow({ settings }: { readonly settings: Settings }) {
  return (
    <Row title={t(APPEARANCE_ROWS.zoom)} text={t('Of everything in the window, 80 to 200 %.')}>
      <span className="flex items-center gap-1">
        <IconButton label={t('Zoom out')} icon={Minus} onPress={() => runCommand('view.zoomOut')} />
        <span role="status" className="w-14 text-center text-sm tabular-nums">
          {t('{percent} %', { percent: settings.zoomPercent })}
        </span>
        <IconButton label={t('Zoom in')} icon={Plus} onPress={() => runCommand('view.zoomIn')} />
      </span>
    </Row>
  );
}
