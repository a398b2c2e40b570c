import { expect, onTestFinished, test } from 'vitest';

import { setLocale } from '../../../electron/shared/i18n.ts';
import { german } from '../../../electron/shared/locales/de.ts';
import { exportFormats } from '../../../electron/shared/transfer.ts';
import { render } from '../../helpers/render-export.ts';

test('what an export leaves out is told in the language of whoever asks, its files are not', () => {
  const draft = { timeoutMs: 60_000, cwd: '/x', env: { A: 'b' } } as const;
  const exported = () =>
    exportFormats.map((format) =>
      render(
        format,
        { ...draft, schedules: [] },
        { ...draft, schedules: [{ kind: 'daily', times: ['02:30'] }] },
      ),
    );
  const english = exported();
  onTestFinished(() => setLocale('en'));
  setLocale('de', german);
  const told = exported();
  expect(told.map(({ files }) => files)).toEqual(english.map(({ files }) => files));
  const same = english.flatMap(({ problems }) => problems.map(({ sentence }) => sentence));
  const sentences = told.flatMap(({ problems }) => problems.map(({ sentence }) => sentence));
  expect(sentences).toContain('Sie startet nur von Hand.');
  expect(sentences.filter((sentence) => same.includes(sentence))).toEqual([]);
});
