/** The settings: sections on the left, the chosen one on the right, or what a search finds in all. */

import clsx from 'clsx';
import { Search } from 'lucide-react';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { Link, Redirect, useSearch } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useSettings } from '../../query.ts';
import { settingsSections } from './sections.ts';
import { RowFilter, Section } from './settings-section.tsx';

interface SettingsViewProps {
  readonly sectionId: string;
}

/** Each place begins anew, without what was searched for at the last one. */
export function SettingsView({ sectionId }: SettingsViewProps) {
  return <Place key={`${sectionId}?${useSearch()}`} sectionId={sectionId} />;
}

function Place({ sectionId }: SettingsViewProps) {
  const { data: settings, error, refetch } = useSettings();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useCommands({ 'find.here': () => field.current?.focus() });
  const section = settingsSections.find(({ id }) => id === sectionId);
  if (!section) return <Redirect to="/settings/general" replace />;
  if (error)
    return <LoadFailed title={t('Settings')} error={error} onRetry={() => void refetch()} />;
  const wanted = query.trim();
  return (
    <>
      <PageHeader
        title={t('Settings')}
        actions={<SearchField ref={field} query={query} onChange={setQuery} />}
      />
      {settings ? (
        <div className="flex min-h-0 flex-1 max-[780px]:flex-col">
          <SectionLinks current={wanted === '' ? sectionId : null} onGo={() => setQuery('')} />
          <div
            key={wanted === '' ? sectionId : 'search'}
            className="group min-h-0 flex-1 overflow-auto px-5 pb-8"
          >
            <RowFilter value={wanted}>
              {(wanted === '' ? [section] : settingsSections).map((each) => (
                <Section key={each.id} section={each} settings={settings} />
              ))}
            </RowFilter>
            {wanted !== '' && <NothingFound>{wanted}</NothingFound>}
          </div>
        </div>
      ) : (
        <LoadingRows />
      )}
    </>
  );
}

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly query: string;
  readonly onChange: (query: string) => void;
}

function SearchField({ ref, query, onChange }: SearchFieldProps) {
  return (
    <div className="relative">
      <Search size={14} aria-hidden className="absolute start-2.5 top-[7px] text-text-3" />
      <input
        ref={ref}
        type="search"
        aria-label={t('Search settings')}
        placeholder={t('Search settings')}
        value={query}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onChange('')}
        className="h-7 w-60 max-w-[40vw] rounded-control border border-border-control bg-canvas ps-8 pe-2 text-sm placeholder:text-text-3 [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
}

interface SectionLinksProps {
  /** Null while a search goes over all. */
  readonly current: string | null;
  readonly onGo: () => void;
}

function SectionLinks({ current, onGo }: SectionLinksProps) {
  return (
    <nav
      aria-label={t('Sections of the settings')}
      className="flex w-[180px] shrink-0 flex-col gap-0.5 overflow-auto border-e border-border-subtle p-3 max-[780px]:w-auto max-[780px]:flex-row max-[780px]:flex-wrap max-[780px]:border-e-0 max-[780px]:border-b max-[780px]:p-2"
    >
      {settingsSections.map(({ id, title }) => (
        <Link
          key={id}
          to={`/settings/${id}`}
          onClick={onGo}
          aria-current={id === current ? 'page' : undefined}
          className={clsx(
            'flex h-7 shrink-0 items-center rounded-control px-2 text-sm',
            id === current
              ? 'bg-selected text-accent-text'
              : 'text-text-2 hover:bg-hover hover:text-text',
          )}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  );
}

/** There while no row is. */
function NothingFound({ children }: { readonly children: string }): ReactNode {
  return (
    <p role="status" className="pt-8 text-sm text-text-2 group-has-[[data-setting]]:hidden">
      {t('No setting fits “{query}”.', { query: children })}
    </p>
  );
}
