/** Lets a part of the page do commands of the catalogue while it is shown. */

import { useLayoutEffect, useRef } from 'react';

import { type Actions, bindActions } from './bindings.ts';

export function useCommands(actions: Actions): void {
  const latest = useRef(actions);
  // Before it can be seen, so that no key comes too early.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => bindActions(() => latest.current), []);
}
