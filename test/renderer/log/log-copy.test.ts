import { expect, test } from 'vitest';

import { markdownOf } from '../../../renderer/components/log-copy.ts';

const whole = { lineCount: 2, startBytes: 0, endBytes: 10, totalBytes: 10 };

test('a log as Markdown names the run and what it holds', () => {
  expect(markdownOf(12, 'a\nb', whole)).toBe(
    'Log of run 12 (2 lines, 10 bytes):\n\n```text\na\nb\n```\n',
  );
});

test('its fence is longer than any in the log', () => {
  const text = 'x\n````\ny';
  expect(markdownOf(1, text, whole)).toContain(`\n\`\`\`\`\`text\n${text}\n\`\`\`\`\`\n`);
});

test('a part of a log says that it is one', () => {
  const part = { ...whole, startBytes: 4 };
  expect(markdownOf(1, 'a', part)).toContain('(2 lines loaded, 6 bytes of 10 bytes)');
});
