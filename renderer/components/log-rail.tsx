/** Where in a large log the loaded part is, and the way to any other: proportional to its bytes. */

import { formatCount } from '../../electron/shared/format-number.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import { isWhole } from './log-words.ts';

const STEPS = 1000;

/** Nothing for a log that is loaded whole, as its scroll bar says it all. */
export function LogRail({ reader, log }: { reader: LogReader; log: LogSnapshot }) {
  if (isWhole(log) || log.lineCount === 0) return null;
  const isAtEnd = log.endBytes >= log.totalBytes;
  const middleBytes = (log.startBytes + log.endBytes) / 2;
  const part = isAtEnd ? 1 : log.startBytes === 0 ? 0 : middleBytes / log.totalBytes;
  return (
    <input
      type="range"
      min={0}
      max={STEPS}
      value={Math.round(part * STEPS)}
      onChange={({ target }) => {
        reader.openAt((Number(target.value) / STEPS) * log.totalBytes, null);
      }}
      aria-label={t('Place in the whole log')}
      aria-valuetext={t('{percent} %', { percent: formatCount(Math.round(part * 100)) })}
      aria-orientation="vertical"
      title={t('Place in the whole log')}
      className="log-rail w-6 shrink-0 border-s border-border-subtle bg-log-bg py-1 focus-visible:-outline-offset-2"
    />
  );
}
