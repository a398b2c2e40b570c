/** German of `log`. */

import type { Catalogue } from '../../i18n.ts';

export const logDe: Catalogue = {};
