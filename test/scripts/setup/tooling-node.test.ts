// Which Node runs the tools.
import { describe, expect, test } from 'vitest';
import { decideToolingNode } from '../../../scripts/setup/tooling-node.mjs';

describe('the Node of the tools', () => {
  test.each([
    ['v18.20.0', 'linux', 'x64', 'too_old'],
    ['v20.0.0', 'linux', 'x64', 'fetched'],
    ['v22.20.0', 'linux', 'arm64', 'fetched'],
    ['v24.0.0', 'linux', 'x64', 'running'],
    ['v26.1.0', 'win32', 'x64', 'running'],
    ['v20.19.0', 'darwin', 'arm64', 'too_old'],
    ['v22.11.0', 'darwin', 'arm64', 'too_old'],
    ['v22.12.0', 'darwin', 'arm64', 'running'],
  ])('%s on %s %s is %s', (version, platform, arch, expected) => {
    expect(decideToolingNode({ version, platform, arch })).toBe(expected);
  });
});
