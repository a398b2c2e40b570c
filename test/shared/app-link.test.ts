import { describe, expect, test } from 'vitest';
import { linkTo, routeAmong, routeOfLink } from '../../electron/shared/app-link.ts';

describe('a link', () => {
  test.each([
    '/today',
    '/tasks',
    '/tasks/new',
    '/tasks/7',
    '/runs',
    '/runs/412',
    '/import',
    '/settings',
    '/settings/local-api',
  ])('to %s leads there', (route) => {
    expect(linkTo(route)).toBe(`cronpilot:/${route}`);
    expect(routeOfLink(linkTo(route))).toBe(route);
    expect(routeOfLink(`${linkTo(route).replace('cronpilot', 'CronPilot')}/`)).toBe(route);
  });

  test.each([
    'https://runs/412',
    'cronpilot:runs/412',
    'cronpilot://',
    'cronpilot://runs/0',
    'cronpilot://runs/412/stop',
    'cronpilot://runs/412?confirm=yes',
    'cronpilot://tasks/1/run',
    'cronpilot://../etc',
    'cronpilot://settings/<script>',
    'cronpilot://runs/99999999999999999999',
  ])('%s leads nowhere', (link) => {
    expect(routeOfLink(link)).toBeNull();
  });
});

test('a program is asked for a page by a link or for the palette by a switch', () => {
  expect(routeAmong(['/usr/bin/cronpilot', '--hidden', 'cronpilot://runs/4'])).toBe('/runs/4');
  expect(routeAmong(['cronpilot', '--palette'])).toBe('/palette');
  expect(routeAmong(['cronpilot', 'CronPilot://today'])).toBe('/today');
  expect(routeAmong(['cronpilot', 'cronpilot://nowhere'])).toBeNull();
  expect(routeAmong(['cronpilot'])).toBeNull();
});
