/** The keys of a list page, along its lower edge. */

import { keyWords } from '../commands/catalogue.ts';
import { Kbd } from './kbd.tsx';

export type Hint = readonly [keys: readonly string[], words: string];

export function HintBar({ hints }: { hints: readonly Hint[] }) {
  return (
    <footer className="flex h-8 shrink-0 items-center gap-4 border-t border-border-subtle px-5 text-xs text-text-2">
      {hints.map(([keys, words]) => (
        <span key={words} className="flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {words}
        </span>
      ))}
      <span className="ms-auto flex items-center gap-1">
        <Kbd>{keyWords('shortcuts.show') ?? ''}</Kbd>
        all shortcuts
      </span>
    </footer>
  );
}
