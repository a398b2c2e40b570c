/** The two parts of a page as tabs, where the window has no room for both side by side. */

import { t } from '../../electron/shared/i18n.ts';
import { FormSegments } from './form-segments.tsx';

export interface NarrowPartsProps<T extends string> {
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (part: T) => void;
}

export function NarrowParts<T extends string>(props: NarrowPartsProps<T>) {
  return (
    <div className="shrink-0 border-b border-border-subtle px-5 py-2 min-[1040px]:hidden">
      <FormSegments label={t('Part of the page')} {...props} />
    </div>
  );
}
