/** A searchable choice of the time zone a schedule follows. */

import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { useMemo } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from 'react-aria-components';

import { t } from '../../electron/shared/i18n.ts';
import { CONTROL_CLASS, LABEL_CLASS } from './form-field.tsx';

/** Key of the choice that follows the computer, since an empty key selects nothing. */
const COMPUTER = 'computer';

export interface ScheduleTimeZoneProps {
  /** Empty follows the computer. */
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
}

export function ScheduleTimeZone({ value, onChange }: ScheduleTimeZoneProps) {
  const zones = useMemo(() => zoneItems(value), [value]);
  return (
    <ComboBox
      className="min-w-0"
      defaultItems={zones}
      selectedKey={value === '' ? COMPUTER : value}
      menuTrigger="focus"
      onSelectionChange={(key) => {
        if (key !== null) onChange(key === COMPUTER ? '' : String(key));
      }}
      defaultFilter={(text, input) => looseText(text).includes(looseText(input))}
    >
      <Label className={LABEL_CLASS}>{t('Time zone')}</Label>
      <div className="relative">
        <Input
          className={clsx(CONTROL_CLASS, 'w-full ps-2.5 pe-8')}
          // The list's own focus moves are told here too, and must not select what is being typed.
          onFocus={({ target, nativeEvent }) => {
            if (nativeEvent.isTrusted) target.select();
          }}
        />
        <Button className="absolute end-0 top-0 flex size-8 items-center justify-center text-text-2">
          <ChevronsUpDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className="w-(--trigger-width) rounded-card border border-border bg-elevated shadow-popover">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 32, padding: 4 }}>
          <ListBox<ZoneItem> className="max-h-72 overflow-auto outline-none">
            {({ id, name }) => (
              <ListBoxItem
                id={id}
                textValue={name}
                className="flex h-8 items-center truncate rounded-control px-2 text-sm outline-none data-[focused]:bg-hover data-[selected]:text-accent-text"
              >
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}

interface ZoneItem {
  readonly id: string;
  readonly name: string;
}

/** The chosen one is among them, even under a name that is out of use. */
function zoneItems(chosen: string): readonly ZoneItem[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (chosen !== '') names.add(chosen);
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    { id: COMPUTER, name: t('{zone} (this computer)', { zone: here }) },
    ...[...names].sort().map((name) => ({ id: name, name })),
  ];
}

/** `new york` finds America/New_York. */
function looseText(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ');
}
