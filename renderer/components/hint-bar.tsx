/** The keys of a list page, along its lower edge. */

import { msg, t } from '../../electron/shared/i18n.ts';
import { type CommandId, keyWords } from '../commands/catalogue.ts';
import { useSettings } from '../query.ts';
import { Kbd } from './kbd.tsx';

/** Shorter than the commands' titles, since the page says the rest. */
const WORDS = {
  'task.open': msg('open'),
  'task.peek': msg('peek'),
  'task.run': msg('run now'),
  'task.edit': msg('edit'),
  'task.toggle': msg('pause'),
  'task.latestLog': msg('latest log'),
  'task.select': msg('select'),
  'find.here': msg('filter'),
  'run.copyRows': msg('copy'),
} as const satisfies Partial<Record<CommandId, string>>;

/** As high as the bar: what is in another line is out of sight. */
const HINT = 'flex h-8 shrink-0 items-center gap-1';

export function HintBar({ ids }: { ids: readonly (keyof typeof WORDS)[] }) {
  const isShown = useSettings().data?.hintBar ?? true;
  if (!isShown) return null;
  return (
    <footer className="flex h-8 shrink-0 gap-4 border-t border-border-subtle px-5 text-xs whitespace-nowrap text-text-2 max-[720px]:hidden">
      {/* The last ones go where there is no room, so that none is cut: `text-ellipsis` says that it is meant. */}
      <span className="flex flex-1 flex-wrap gap-x-4 overflow-hidden text-ellipsis">
        <span className={HINT}>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          {t('move')}
        </span>
        {ids.map((id) => {
          const keys = keyWords(id);
          if (keys === undefined) return null;
          return (
            <span key={id} className={HINT}>
              <Kbd>{keys}</Kbd>
              {t(WORDS[id])}
            </span>
          );
        })}
      </span>
      <span className={HINT}>
        <Kbd>{keyWords('shortcuts.show') ?? ''}</Kbd>
        {t('all shortcuts')}
      </span>
    </footer>
  );
}
