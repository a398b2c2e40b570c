/** German of `task`. */

import type { Catalogue } from '../../i18n.ts';

export const taskDe: Catalogue = {};
