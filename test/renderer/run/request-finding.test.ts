import { describe, expect, test } from 'vitest';

import { requestFailures } from '../../../electron/shared/request-failure.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { findingOf } from '../../../renderer/views/run/finding.ts';
import { requestFindingOf } from '../../../renderer/views/run/request-finding.ts';
import { makeRun } from '../../helpers/make-task.ts';

const failed = (fields: Partial<Run>): Run => makeRun({ state: 'failed', exitCode: 1, ...fields });

describe('a failed request', () => {
  test.each(requestFailures)('as %s has a title of its own', (reasonCode) => {
    const finding = requestFindingOf(failed({ reasonCode, reason: 'The server answered 418.' }));
    expect(finding?.title).toMatch(/^[A-Z]/);
    const others = requestFailures.filter((each) => each !== reasonCode);
    const titles = others.map((each) => requestFindingOf(failed({ reasonCode: each }))?.title);
    expect(titles).not.toContain(finding?.title);
  });

  test.each([
    [401, 'Not signed in'],
    [403, 'The server does not allow it'],
    [404, 'Not found on the server'],
    [405, 'The server does not take that method'],
    [302, 'The server points elsewhere'],
    [429, 'Too many requests'],
    [500, 'The server failed'],
    [503, 'The server failed'],
    [200, 'The server answered with another status'],
    [418, 'The server answered with another status'],
  ])('with status %i is titled “%s”', (status, title) => {
    const reason = `The server answered ${status} of 1200 kinds; expected 200-299.`;
    expect(requestFindingOf(failed({ reasonCode: 'http_status', reason }))?.title).toBe(title);
  });

  test('is told with its reason, and then with what helps', () => {
    const reason = 'The certificate of shop.example expired on Fri 20 Nov 12:00.';
    expect(findingOf(failed({ reasonCode: 'http_cert_expired', reason }), 0)).toEqual({
      tone: 'danger',
      title: 'The certificate has expired',
      text: `${reason} Renew it on the server; if that day is still to come, set this computer’s clock.`,
    });
  });
});

test('anything else is none', () => {
  expect(requestFindingOf(failed({ reasonCode: 'exit_code' }))).toBeNull();
  expect(requestFindingOf(makeRun({ state: 'cancelled', reasonCode: 'http_dns' }))).toBeNull();
});
