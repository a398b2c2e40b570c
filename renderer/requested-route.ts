/** The page that is asked for from outside, maybe before the window can show it. */

import { on } from './ipc.ts';

type Show = (path: string) => void;

let show: Show | null = null;
let waiting: string | null = null;

/** To be called while the page is loaded: main asks for nothing before. Returns a function that stops it. */
export function followRequestedRoutes(): () => void {
  return on('route.requested', ({ path }) => {
    if (show) show(path);
    else waiting = path;
  });
}

/** Shows what has been asked for until now, and what will be. Returns a function that stops it. */
export function showRequestedRoutes(showRoute: Show): () => void {
  const path = waiting;
  show = showRoute;
  waiting = null;
  if (path !== null) showRoute(path);
  return () => {
    if (show === showRoute) show = null;
  };
}
