/** German of `words`. */

import type { Catalogue } from '../../i18n.ts';

export const wordsDe: Catalogue = {};
