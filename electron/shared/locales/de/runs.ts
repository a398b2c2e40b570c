/** German of `runs`. */

import type { Catalogue } from '../../i18n.ts';

export const runsDe: Catalogue = {};
