/** German of `today`. */

import type { Catalogue } from '../../i18n.ts';

export const todayDe: Catalogue = {};
