/** Lets a part of the page do commands of the catalogue while it is shown. */

import { useEffect, useRef } from 'react';

import { type Actions, bindActions } from './bindings.ts';

export function useCommands(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => bindActions(() => latest.current), []);
}
