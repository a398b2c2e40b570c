/** Turns away what other web sites make a browser send here. */

import { HttpRefusal } from './problem.ts';

/** The names under which this computer alone is meant; any other was made to point here. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const SAFE_METHODS = ['GET', 'HEAD'];

/**
 * @param request with the Host header that was sent
 * @param port of the server
 * @param isPage a page that a link may lead to, rather than the API
 * @throws HttpRefusal
 */
export function guardRequest(request: Request, port: number, isPage: boolean): void {
  const { headers, method } = request;
  const host = headers.get('host') ?? '';
  const own = OWN_NAMES.map((name) => `${name}:${port}`);
  if (!own.includes(host.toLowerCase()))
    throw new HttpRefusal(421, 'foreign_host', `CronPilot answers to ${own.join(', ')} alone.`);
  const origin = headers.get('origin');
  if (origin !== null && origin.toLowerCase() !== `http://${host.toLowerCase()}`) throw foreign();
  // A browser says so also where it leaves the origin out: images, links, and scripts of a page.
  const site = headers.get('sec-fetch-site');
  const isLink =
    isPage && SAFE_METHODS.includes(method) && headers.get('sec-fetch-mode') === 'navigate';
  if (site !== null && site !== 'same-origin' && site !== 'none' && !isLink) throw foreign();
}

function foreign(): HttpRefusal {
  return new HttpRefusal(403, 'foreign_origin', 'A page of another origin asked for this.');
}
