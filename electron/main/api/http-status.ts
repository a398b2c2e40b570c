/** The HTTP status of each error code, for the control socket and the HTTP API alike. */

import type { ErrorCode } from '../../shared/errors.ts';

export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  internal: 500,
  unavailable: 503,
};
