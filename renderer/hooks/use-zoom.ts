/** The zoom of the window by commands; the main process applies it. */

import type { Settings } from '../../electron/shared/settings.ts';
import { attempt } from '../attempt.ts';
import type { Actions } from '../commands/bindings.ts';
import { call } from '../ipc.ts';
import { useSettings } from '../query.ts';

export const ZOOM_STEPS: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200];

export function useZoomActions(): Actions {
  const settings = useSettings().data;
  if (!settings) return {};
  return {
    'view.zoomIn': () =>
      zoomTo(
        settings,
        ZOOM_STEPS.find((step) => step > settings.zoomPercent),
      ),
    'view.zoomOut': () =>
      zoomTo(
        settings,
        ZOOM_STEPS.findLast((step) => step < settings.zoomPercent),
      ),
    'view.zoomReset': () => zoomTo(settings, 100),
  };
}

/** Undefined beyond the last step. */
function zoomTo(settings: Settings, zoomPercent = settings.zoomPercent): void {
  void attempt(call('settings.update', { zoomPercent }));
}
