/** What is said of an address without an answer: that there is none, or which methods it has. */

import { HttpRefusal } from './problem.ts';
import type { Route } from './route.ts';

/** Besides the routes. */
const OTHERS: readonly (readonly [path: string, methods: readonly string[]])[] = [
  ['/hook/{token}', ['POST']],
  ['/api/session', ['GET', 'POST', 'DELETE']],
  ['/api/call/{name}', ['POST']],
  ['/api/openapi.json', ['GET']],
  ['/api/docs', ['GET']],
];

/** 404, or 405 with the methods that there are. */
export function missing(path: string, routes: readonly Route[]): HttpRefusal {
  const known = [
    ...routes.map((route) => [`/api${route.path}`, [route.method.toUpperCase()]] as const),
    ...OTHERS,
  ];
  const asked = path.replace(/\/$/, '');
  const methods = known.flatMap(([each, its]) => (toPattern(each).test(asked) ? its : []));
  if (methods.length === 0)
    return new HttpRefusal(
      404,
      'not_found',
      'There is nothing here. /api/docs tells what there is.',
    );
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const text = `Expected the method to be ${methods.join(' or ')}.`;
  return new HttpRefusal(405, 'method_not_allowed', text, { allow: allow.join(', ') });
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
