/** The calls on the HTTP API itself: whether it is on, and who may use it. */

import * as z from 'zod';

import { nothing } from './field.ts';
import {
  type ApiStatus,
  apiSwitchOnSchema,
  apiTokenInputSchema,
  type NewApiToken,
} from './api-access.ts';
import { call } from './call-spec.ts';

export const apiCalls = {
  'api.status': call(nothing).returns<ApiStatus>(),
  /** Also to change the port or the password; answers once it can be reached. */
  'api.switchOn': call(apiSwitchOnSchema).returns<ApiStatus>(),
  'api.switchOff': call(nothing).returns<ApiStatus>(),
  'api.addToken': call(apiTokenInputSchema).returns<NewApiToken>(),
  'api.removeToken': call(z.strictObject({ name: z.string().max(100) })).returns<void>(),
  /** The browser panel, or the description of the API, in the user's browser. */
  'api.open': call(z.strictObject({ page: z.enum(['panel', 'docs']) })).returns<void>(),
} as const;
