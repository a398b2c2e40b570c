import { expect, test } from 'vitest';

import {
  endTypingAhead,
  forgetText,
  keepText,
  keptText,
  typeAhead,
  typedAhead,
} from '../../../renderer/views/palette/palette-text.ts';

test('what was typed ahead is known until it ends, without the keys that type nothing', () => {
  for (const key of ['r', 'x', 'Backspace', 'Shift', 'U', 'n', ' ', 'ArrowLeft', '1']) {
    typeAhead(key);
  }
  expect(typedAhead()).toBe('rUn 1');
  endTypingAhead();
  expect(typedAhead()).toBe('');
});

test('a text is kept until it is forgotten', () => {
  keepText('sync');
  expect(keptText()).toBe('sync');
  forgetText();
  expect(keptText()).toBe('');
});
