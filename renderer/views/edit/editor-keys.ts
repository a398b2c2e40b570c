/** The keys of the editor that its fields and buttons would keep from the page. */

import type { DOMAttributes, KeyboardEvent } from 'react';

import { keysOf } from '../../commands/catalogue.ts';
import { keyName } from '../../commands/key-names.ts';

/** For the element around all of the editor. */
export function editorKeys(
  leave: () => void,
  test: () => void,
): Pick<DOMAttributes<HTMLElement>, 'onKeyDown' | 'onKeyDownCapture'> {
  return {
    // Fields keep single keys from the page, but Esc leaves from any of them.
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
      event.preventDefault();
      // It closed the list of this field.
      if (event.target instanceof Element && event.target.closest('[aria-expanded=true]')) return;
      leave();
    },
    // A button that has the focus would take Ctrl Enter for its own.
    onKeyDownCapture: (event) => {
      if (!isTestKey(event) || !isWithin(event)) return;
      event.preventDefault();
      event.stopPropagation();
      test();
    },
  };
}

function isTestKey({ nativeEvent }: KeyboardEvent): boolean {
  const name = keyName(nativeEvent);
  return name !== null && name.includes('+') && keysOf('editor.test').includes(name);
}

/** Not so in a dialog, which is elsewhere on the page. */
function isWithin({ target, currentTarget }: KeyboardEvent): boolean {
  return target instanceof Node && currentTarget.contains(target);
}
