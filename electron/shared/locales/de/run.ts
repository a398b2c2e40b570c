/** German of `run`. */

import type { Catalogue } from '../../i18n.ts';

export const runDe: Catalogue = {};
