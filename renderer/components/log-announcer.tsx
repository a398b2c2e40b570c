/** Reads new lines of a log to whoever listens to the window, at most every five seconds. */

import { useEffect, useRef, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { plainText } from '../../electron/shared/log-text.ts';
import type { LogReader } from './log-reader.ts';

const EVERY_MS = 5000;
/** More are counted instead. */
const MOST_LINES = 3;
const MOST_CHARS = 200;

export function LogAnnouncer({ reader }: { readonly reader: LogReader }) {
  const [words, setWords] = useState('');
  const told = useRef<number | null>(null);
  useEffect(() => {
    const tell = () => {
      const { firstKey, lineCount } = reader.getSnapshot();
      const count = lineCount - Math.max(0, (told.current ?? firstKey + lineCount) - firstKey);
      told.current = firstKey + lineCount;
      if (count <= 0) return;
      const lineAt = (at: number) => plainText(reader.lineAt(at)).slice(0, MOST_CHARS);
      setWords(
        count > MOST_LINES
          ? t('{count, plural, one {# new line} other {# new lines}}', { count })
          : Array.from({ length: count }, (_, at) => lineAt(lineCount - count + at)).join('\n'),
      );
    };
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [reader]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
