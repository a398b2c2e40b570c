/** German of `palette`. */

import type { Catalogue } from '../../i18n.ts';

export const paletteDe: Catalogue = {};
