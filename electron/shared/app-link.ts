/** Links from outside into the window: `cronpilot://runs/412`. */

export const LINK_PROTOCOL = 'cronpilot';
const SCHEME = `${LINK_PROTOCOL}:`;
/** Asks a program for the palette. */
const PALETTE_SWITCH = '--palette';
/** Shows the palette over whatever page there is. */
export const PALETTE_ROUTE = '/palette';
/** Pages a link may open; nothing in a link makes CronPilot do anything. */
const ROUTES = [
  /^\/today$/,
  /^\/tasks$/,
  /^\/tasks\/new$/,
  /^\/tasks\/[1-9]\d{0,14}$/,
  /^\/runs$/,
  /^\/runs\/[1-9]\d{0,14}$/,
  /^\/import$/,
  /^\/settings(\/[a-z-]{1,30})?$/,
];

/** The link to a page, such as `/runs/412`, for mails and notifications. */
export function linkTo(route: string): string {
  return `${SCHEME}/${route}`;
}

/** The route of a link; null for what is none. */
export function routeOfLink(link: string): string | null {
  if (!link.toLowerCase().startsWith(`${SCHEME}//`)) return null;
  const path = link.slice(SCHEME.length + 1).replace(/\/+$/, '');
  return ROUTES.some((route) => route.test(path)) ? path : null;
}

/** What a program's arguments ask to be shown: a link, or `--palette`; null when they ask for nothing. */
export function routeAmong(args: readonly string[]): string | null {
  if (args.includes(PALETTE_SWITCH)) return PALETTE_ROUTE;
  const link = args.find((arg) => arg.toLowerCase().startsWith(`${SCHEME}//`));
  return link === undefined ? null : routeOfLink(link);
}
