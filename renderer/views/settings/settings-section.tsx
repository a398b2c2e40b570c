/** A section of the settings: its heading, and rows of a title, a line of explanation and a control. */

import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { isAsByDefault, resetSettings } from './save-settings.ts';
import type { SettingsSection } from './sections.ts';

/** What rows have to contain to show; empty for all. */
export const RowFilter = createContext('');

interface SectionProps {
  readonly section: SettingsSection;
  readonly settings: Settings;
}

/** Not there while the search leaves none of its rows. */
export function Section({ section, settings }: SectionProps) {
  const { title, keywords, fields, Component } = section;
  const shownTitle = t(title);
  const query = useContext(RowFilter);
  return (
    <section
      aria-label={shownTitle}
      className="max-w-[640px] pt-6 [&:not(:has([data-setting]))]:hidden"
    >
      <div className="flex h-8 items-center">
        <h2 className="text-sm font-semibold">{shownTitle}</h2>
        {fields.length > 0 && !isAsByDefault(settings, fields) && (
          <span className="ms-auto">
            <Button
              variant="quiet"
              onPress={() => void resetSettings(settings, fields, shownTitle)}
            >
              {t('Reset section')}
            </Button>
          </span>
        )}
      </div>
      <div className="mt-1 rounded-card border border-border px-4 [&>*:last-child]:border-b-0">
        <RowFilter value={fits(query, shownTitle, t(keywords)) ? '' : query}>
          <Component settings={settings} />
        </RowFilter>
      </div>
    </section>
  );
}

export interface RowProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** On the right. */
  readonly children?: ReactNode;
  /** Under the row, in its full width. */
  readonly below?: ReactNode;
}

export function Row({ title, text, children, below }: RowProps) {
  const query = useContext(RowFilter);
  const ref = useRef<HTMLDivElement>(null);
  const isWanted = useSearchParams()[0].get('row') === title;
  useEffect(() => {
    if (isWanted) showRow(ref.current);
  }, [isWanted]);
  if (!fits(query, title, typeof text === 'string' ? text : '')) return null;
  return (
    <div ref={ref} data-setting className="border-b border-border-subtle py-2.5">
      <div className="flex min-h-9 flex-wrap items-center justify-end gap-x-6 gap-y-2">
        <div className="min-w-40 flex-1">
          <p className="font-medium">{title}</p>
          {text !== undefined && (
            <p data-selectable className="text-xs break-words text-text-2">
              {text}
            </p>
          )}
        </div>
        {children}
      </div>
      {below}
    </div>
  );
}

/** The row that the palette led to: in view, and its control has the focus. */
function showRow(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('button, input, textarea')?.focus({ preventScroll: true });
}

/** Each word has to be in one of the texts. */
function fits(query: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
