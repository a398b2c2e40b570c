import type { WebContents, WebFrameMain } from 'electron';
import { expect, test } from 'vitest';

import { hasOrigin, isTrustedSender } from '../../../electron/main/desktop/security.ts';

const ORIGIN = 'app://cronpilot';

/** Only what the check looks at: frames and pages exist in Electron alone. */
const frame = (url: string) => ({ url }) as WebFrameMain;
const page = (mainFrame: WebFrameMain) => ({ mainFrame }) as WebContents;

test('the main frame of the own window with the own page is trusted', () => {
  const senderFrame = frame('app://cronpilot/index.html#/today');
  const own = page(senderFrame);
  expect(isTrustedSender({ sender: own, senderFrame }, own, ORIGIN)).toBe(true);
});

test('nobody else is', () => {
  const main = frame('app://cronpilot/index.html');
  const own = page(main);
  const foreign = frame('https://example.com/');
  const trusts = (sender: WebContents, senderFrame: WebFrameMain | null, window = own) =>
    isTrustedSender({ sender, senderFrame }, window, ORIGIN);
  expect(trusts(own, frame('app://cronpilot/index.html'))).toBe(false);
  expect(trusts(page(main), main)).toBe(false);
  expect(trusts(own, null)).toBe(false);
  expect(trusts(page(foreign), foreign, page(foreign))).toBe(false);
  expect(isTrustedSender({ sender: own, senderFrame: main }, null, ORIGIN)).toBe(false);
  const strayed = page(foreign);
  expect(isTrustedSender({ sender: strayed, senderFrame: foreign }, strayed, ORIGIN)).toBe(false);
});

test.each([
  ['app://cronpilot/x', true],
  ['app://cronpilot.example/x', false],
  ['app://cronpilot@example/x', false],
  ['https://cronpilot/x', false],
  ['about:blank', false],
  ['', false],
])('%j has the own origin: %s', (address, expected) => {
  expect(hasOrigin(address, ORIGIN)).toBe(expected);
});
