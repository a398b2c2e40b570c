/** German of `settings`. */

import type { Catalogue } from '../../i18n.ts';

export const settingsDe: Catalogue = {};
