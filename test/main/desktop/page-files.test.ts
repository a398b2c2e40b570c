import { describe, expect, test } from 'vitest';

import {
  contentSecurityPolicy,
  pageFile,
  pageHeaders,
} from '../../../electron/main/desktop/page-files.ts';

const PAGE_DIR = '/opt/CronPilot/dist/renderer';
const fileOf = (address: string) => pageFile(address, PAGE_DIR);

describe('pageFile', () => {
  test('names files of the page', () => {
    expect(fileOf('app://cronpilot/')).toBe(`${PAGE_DIR}/index.html`);
    expect(fileOf('app://cronpilot/index.html#/runs/12')).toBe(`${PAGE_DIR}/index.html`);
    expect(fileOf('app://cronpilot/assets/a%20b.js?v=1')).toBe(`${PAGE_DIR}/assets/a b.js`);
  });

  test.each([
    'app://cronpilot/../main/main.js',
    'app://cronpilot/%2e%2e/main/main.js',
    'app://cronpilot/..%2fmain%2fmain.js',
    'app://cronpilot/..%2f..%2f..%2f..%2fetc%2fpasswd',
    'app://cronpilot/..%5cmain%5cmain.js',
    'app://cronpilot//etc/passwd',
    'app://cronpilot/%2fetc%2fpasswd',
    'app://cronpilot/a/../../../x',
  ])('%s leads to no file outside the page', (address) => {
    const file = fileOf(address);
    expect(file === null || file.startsWith(`${PAGE_DIR}/`)).toBe(true);
  });

  test.each([
    'app://other/index.html',
    'app://cronpilot.example/index.html',
    'https://cronpilot/index.html',
    'file:///etc/passwd',
    'app://cronpilot/..%2fmain.js',
    'app://cronpilot/..%2frenderer-secret/x',
    'app://cronpilot/a%00.js',
    'app://cronpilot/%E0%A4%A',
  ])('%s is refused', (address) => {
    expect(fileOf(address)).toBeNull();
  });
});

describe('pageHeaders', () => {
  test('a page may load its own files and nothing else', () => {
    expect(pageHeaders('/x/index.html')).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
        "font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    });
  });

  test('a file of unknown kind is not guessed', () => {
    expect(pageHeaders('/x/readme')['content-type']).toBe('application/octet-stream');
  });
});

test('the development server may use its web socket and inline script', () => {
  const policy = contentSecurityPolicy('http://127.0.0.1:5199');
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:5199;");
  expect(policy).toContain("script-src 'self' 'unsafe-inline';");
  expect(policy).toContain("default-src 'none';");
});
