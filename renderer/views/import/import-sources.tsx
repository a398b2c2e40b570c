/** Step 1: what other schedulers have on this computer, and files of the user's choice. */

import { useQuery } from '@tanstack/react-query';
import { CalendarClock, FileInput, type LucideIcon, SquareTerminal } from 'lucide-react';
import { useRef } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import type { ImportSource } from '../../../electron/shared/transfer.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { call } from '../../ipc.ts';
import { type ImportRequest, readDropped } from './dropped-files.ts';
import { stepWords } from './step-words.ts';

export interface ImportSourcesProps {
  readonly isBusy: boolean;
  readonly onRead: (request: ImportRequest, title: string) => void;
  readonly onCancel: () => void;
}

/** Looked for each time, since a crontab may have changed. */
export const useImportSources = () =>
  useQuery({
    queryKey: ['import', 'sources'],
    queryFn: () => call('import.sources'),
    refetchOnMount: 'always',
  });

export function ImportSources({ isBusy, onRead, onCancel }: ImportSourcesProps) {
  const { data: sources, error } = useImportSources();
  return (
    <>
      <PageHeader
        title={t('Import tasks')}
        subtitle={stepWords(1)}
        actions={
          <Button variant="quiet" onPress={onCancel}>
            {t('Cancel')}
          </Button>
        }
      />
      <div className="flex-1 overflow-auto px-5 py-4">
        <div className="flex max-w-[680px] flex-col gap-4">
          <p className="text-sm text-text-2">
            {t('Nothing is changed where the tasks come from, and what you import starts paused.')}
          </p>
          {error && <p role="alert">{error.message}</p>}
          {!sources && !error && <LoadingRows />}
          {sources && (
            <ul className="flex flex-col gap-2">
              {sources.map((source) => (
                <li key={source.id}>
                  <SourceCard
                    source={source}
                    isDisabled={isBusy}
                    onPress={() => onRead({ from: 'source', id: source.id }, source.title)}
                  />
                </li>
              ))}
            </ul>
          )}
          {sources?.length === 0 && <p>{t('No other scheduler has tasks on this computer.')}</p>}
          <FileChoice onRead={onRead} />
        </div>
      </div>
    </>
  );
}

const ICONS: Readonly<Record<ImportSource['kind'], LucideIcon>> = {
  crontab: SquareTerminal,
  system_crontab: SquareTerminal,
  systemd_user: CalendarClock,
  systemd_system: CalendarClock,
  launchd: CalendarClock,
};

interface SourceCardProps {
  readonly source: ImportSource;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function SourceCard({ source, isDisabled, onPress }: SourceCardProps) {
  const Icon = ICONS[source.kind];
  const values = { count: source.entryCount, refused: source.refusedCount };
  return (
    <button
      type="button"
      disabled={isDisabled}
      onClick={onPress}
      className="flex w-full items-center gap-3 rounded-card border border-border bg-elevated p-4 text-start hover:bg-hover"
    >
      <Icon size={18} aria-hidden className="text-accent-text" />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-sm font-medium">{kindWords(source.kind)}</span>
        <code className="truncate font-mono text-mono-xs text-text-2">{source.title}</code>
      </span>
      <span className="ms-auto text-sm text-text-2">
        {source.refusedCount === 0
          ? t('{count, plural, one {# task} other {# tasks}}', values)
          : t('{count, plural, one {# task} other {# tasks}}, {refused} not understood', values)}
      </span>
    </button>
  );
}

function kindWords(kind: ImportSource['kind']): string {
  switch (kind) {
    case 'crontab':
      return t('Your crontab');
    case 'system_crontab':
      return t('Crontab of the system');
    case 'systemd_user':
      return t('Your systemd timers');
    case 'systemd_system':
      return t('systemd timers of the system');
    default:
      return t('launchd agents');
  }
}

/** By the desktop's dialog; a browser has its own. */
function FileChoice({ onRead }: Pick<ImportSourcesProps, 'onRead'>) {
  const inputRef = useRef<HTMLInputElement>(null);
  const pick = async () => {
    if (!capabilities().pickFiles) return inputRef.current?.click();
    const path = await attempt(call('desktop.pickPath', { kind: 'file', startPath: null }));
    if (path) onRead({ from: 'path', path }, path);
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button icon={FileInput} onPress={() => void pick()}>
        {t('Choose a file…')}
      </Button>
      <span className="text-xs text-text-2">
        {t(
          'Or drop it on the window: a crontab, timer with its service, plist, task XML, YAML, or the database of the first CronPilot.',
        )}
      </span>
      <input
        ref={inputRef}
        type="file"
        multiple
        hidden
        onChange={({ target }) => void readDropped([...(target.files ?? [])])}
      />
    </div>
  );
}
