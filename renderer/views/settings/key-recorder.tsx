/** A button that takes the next keys that are pressed. */

import { type KeyboardEvent, useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Kbd } from '../../components/kbd.tsx';

interface KeyRecorderProps {
  readonly label: string;
  /** As they are shown; empty for none. */
  readonly keys: readonly string[];
  /** Called for each press until it answers true; Ctrl and the like alone are presses too. */
  readonly onPress: (event: KeyboardEvent) => boolean;
}

/** Esc and Tab end it as they end everything else, so neither can be recorded. */
export function KeyRecorder({ label, keys, onPress }: KeyRecorderProps) {
  const [isRecording, setRecording] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isRecording || event.key === 'Tab') return;
    // Neither the button nor the page's own commands act on what is recorded.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' || onPress(event)) setRecording(false);
  };
  return (
    <button
      type="button"
      aria-pressed={isRecording}
      onClick={() => setRecording(true)}
      onKeyDown={onKeyDown}
      onBlur={() => setRecording(false)}
      className="flex h-7 min-w-24 shrink-0 items-center justify-center gap-1.5 rounded-control border border-border-control bg-canvas px-2 text-xs text-text-2 hover:bg-hover aria-pressed:border-accent aria-pressed:text-accent-text"
    >
      <span className="sr-only">{label}</span>{' '}
      {isRecording
        ? t('Press keys…')
        : keys.length === 0
          ? t('No keys')
          : keys.map((each) => <Kbd key={each}>{each}</Kbd>)}
    </button>
  );
}
