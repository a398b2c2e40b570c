/** German of `tasks`. */

import type { Catalogue } from '../../i18n.ts';

export const tasksDe: Catalogue = {};
