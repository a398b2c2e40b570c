/** The zoom of the window by commands; the main process applies it. */

import { attempt } from '../attempt.ts';
import { changeSettings } from '../change-settings.ts';
import type { Actions } from '../commands/bindings.ts';
import { useSettings } from '../query.ts';

export const ZOOM_STEPS: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200];

export function useZoomActions(): Actions {
  if (!useSettings().data) return {};
  return {
    'view.zoomIn': () => zoom((now) => ZOOM_STEPS.find((step) => step > now)),
    'view.zoomOut': () => zoom((now) => ZOOM_STEPS.findLast((step) => step < now)),
    'view.zoomReset': () => zoom(() => 100),
  };
}

/** @param next undefined beyond the last step */
function zoom(next: (nowPercent: number) => number | undefined): void {
  void attempt(
    changeSettings(({ zoomPercent }) => ({ zoomPercent: next(zoomPercent) ?? zoomPercent })),
  );
}
