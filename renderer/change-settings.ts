/** Changes settings by what they are now. */

import type { Settings, SettingsPatch } from '../electron/shared/settings.ts';
import { call } from './ipc.ts';
import { keepNewest, queryClient } from './query-client.ts';

/**
 * The change is known at once, so that one which follows before the answer builds on it.
 *
 * @throws AppError when it is refused; the settings are read anew then.
 */
export async function changeSettings(patchOf: (now: Settings) => SettingsPatch): Promise<void> {
  const now = queryClient.getQueryData<Settings>(['settings']);
  if (!now) return;
  const patch = patchOf(now);
  keepNewest(['settings'], { ...now, ...patch });
  try {
    await call('settings.update', patch);
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey: ['settings'] });
    throw error;
  }
}
