import { expect, test } from 'vitest';

import { allText, markdownOf } from '../../../renderer/components/log-copy.ts';
import { LogReader } from '../../../renderer/components/log-reader.ts';
import { until } from '../../helpers/until.ts';

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

test('what is copied is what is to be read', async () => {
  const text = '\u001b[31mred\u001b[0m\n10 %\r20 %\nend\n';
  const chunk = { offsetBytes: 0, text, nextOffsetBytes: text.length, totalBytes: text.length };
  const reader = new LogReader(async () => ({ ...chunk, exists: true }));
  reader.open();
  await until(() => reader.getSnapshot().state === 'ready', 'the log');
  expect(allText(reader, reader.getSnapshot())).toBe('red\n20 %\nend');
});
