/** German of `edit`. */

import type { Catalogue } from '../../i18n.ts';

export const editDe: Catalogue = {};
