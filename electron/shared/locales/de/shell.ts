/** German of `shell`. */

import type { Catalogue } from '../../i18n.ts';

export const shellDe: Catalogue = {};
