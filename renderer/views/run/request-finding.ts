/** What became of a failed request, as a title, and what helps against it. Pure. */

import { type RequestFailure, requestFailures } from '../../../electron/shared/request-failure.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { SignKind } from './log-signs.ts';

export interface RequestFinding {
  readonly kind: SignKind;
  readonly title: string;
  /** Null when the run's reason says it all. */
  readonly hint: string | null;
}

type Known = readonly [kind: SignKind, title: string, hint: string | null];

const RETRIES_HELP = msg('Attempts of its own, a while apart, help against short outages.');

const FAILURES: Readonly<Record<Exclude<RequestFailure, 'http_status'>, Known>> = {
  http_body: ['http', msg('The answer is not as it should be'), null],
  http_offline: [
    'host',
    msg('This computer was offline'),
    msg('Switch on “Only with a network” under Conditions, and runs wait for one.'),
  ],
  http_dns: [
    'host',
    msg('Host not found'),
    msg('Look for a typing mistake in the address; names inside a company often need its VPN.'),
  ],
  http_refused: [
    'port',
    msg('Nothing answers on that port'),
    msg('Look whether the server is running, and at the port in the address.'),
  ],
  http_unreachable: [
    'host',
    msg('The network does not reach it'),
    msg('Look at the VPN and at the firewalls between here and there.'),
  ],
  http_timeout: ['patience', msg('No answer in time'), RETRIES_HELP],
  http_reset: ['port', msg('The connection broke off'), RETRIES_HELP],
  http_cert_expired: [
    'certificate',
    msg('The certificate has expired'),
    msg('Renew it on the server; if that day is still to come, set this computer’s clock.'),
  ],
  http_cert_not_yet_valid: [
    'certificate',
    msg('The certificate is not valid yet'),
    msg('Most often it is the clock of this computer that is wrong.'),
  ],
  http_cert_name: [
    'certificate',
    msg('The certificate is for another host'),
    msg('Use a name that it is made out for, or give the server a certificate for this one.'),
  ],
  http_cert_untrusted: ['certificate', msg('The certificate is not trusted'), null],
  http_tls: [
    'certificate',
    msg('No secure connection'),
    msg('Look whether that port speaks HTTPS, and which versions of TLS the server allows.'),
  ],
  http_error: ['http', msg('The request got no answer'), null],
};

const SERVER_FAILED: Known = [
  'http',
  msg('The server failed'),
  msg('It is not the task: try again later.'),
];
const OTHER_STATUS: Known = ['http', msg('The server answered with another status'), null];

const STATUSES: ReadonlyMap<number, Known> = new Map<number, Known>([
  [
    400,
    [
      'http',
      msg('The server did not understand it'),
      msg('Its answer in the log often says what is wrong with the body or the headers.'),
    ],
  ],
  [
    401,
    [
      'permission',
      msg('Not signed in'),
      msg('Look at the password or token that it sends; it may have run out.'),
    ],
  ],
  [
    403,
    [
      'permission',
      msg('The server does not allow it'),
      msg(
        'Look at what that password or token allows, or whether the server shuts this computer out.',
      ),
    ],
  ],
  [
    404,
    ['http', msg('Not found on the server'), msg('Look at the address: the page may have moved.')],
  ],
  [405, ['http', msg('The server does not take that method'), msg('Choose another method.')]],
  [408, FAILURES.http_timeout],
  [410, ['http', msg('Not found on the server'), msg('The server has removed it for good.')]],
  [
    429,
    [
      'patience',
      msg('Too many requests'),
      msg('Run it less often. Further attempts wait as long as the server asks for.'),
    ],
  ],
]);

/** Null for what is no failed request. */
export function requestFindingOf({ state, reasonCode, reason }: Run): RequestFinding | null {
  const failure = requestFailures.find((each) => each === reasonCode);
  if (state !== 'failed' || failure === undefined) return null;
  const known = failure === 'http_status' ? knownStatus(statusIn(reason)) : FAILURES[failure];
  const [kind, title, hint] = known;
  return { kind, title: t(title), hint: hint === null ? null : t(hint) };
}

function knownStatus(status: number): Known {
  if (status >= 500) return SERVER_FAILED;
  if (status >= 300 && status < 400) {
    return [
      'http',
      msg('The server points elsewhere'),
      msg('Switch on “Follow redirects”, or use the new address.'),
    ];
  }
  return STATUSES.get(status) ?? OTHER_STATUS;
}

/** The reason names the status before the expected ones; 0 without one. */
function statusIn(reason: string | null): number {
  return Number(/\b[1-9]\d\d\b/.exec(reason ?? '')?.[0] ?? 0);
}
