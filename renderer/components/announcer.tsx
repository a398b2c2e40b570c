/** Tells a screen reader how runs end: one polite message in five seconds at most. */

import { useEffect, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { isFailure, isOutcome, type Run } from '../../electron/shared/run.ts';
import { outcomeSentence } from '../../electron/shared/words.ts';
import { on } from '../ipc.ts';

const EVERY_MS = 5_000;

export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    let ended: Run[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      if (ended.length === 0) return;
      setText(announcement(ended));
      ended = [];
      timer = setTimeout(tell, EVERY_MS);
    };
    const stop = on('run.changed', (run) => {
      if (!isOutcome(run.state)) return;
      ended.push(run);
      if (timer === null) tell();
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}

function announcement(ended: readonly Run[]): string {
  const [only] = ended;
  if (only && ended.length === 1) return outcomeSentence(only, Date.now());
  return t('{count} runs ended, {failed} failed.', {
    count: ended.length,
    failed: ended.filter(({ state }) => isFailure(state)).length,
  });
}
