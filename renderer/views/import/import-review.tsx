/** Step 2: what the source holds, with a box for each task that can come in. */

import { CircleX, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';

import { describeStarts } from '../../../electron/shared/describe-triggers.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { ImportEntry, ImportReview } from '../../../electron/shared/transfer.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Phrase } from '../../components/phrase.tsx';
import { commandLine } from '../tasks/task-filter.ts';
import { decideTicked } from './decide-ticked.ts';
import { stepWords } from './step-words.ts';

export interface ImportReviewProps {
  readonly title: string;
  readonly review: ImportReview;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onCancel: () => void;
  readonly onImport: (entries: readonly ImportEntry[]) => void;
}

export function ImportReviewStep(props: ImportReviewProps) {
  const { title, review, isBusy, onBack, onCancel, onImport } = props;
  const { entries } = review;
  const [ticked, setTicked] = useState(() => decideTicked(entries));
  const toggle = (at: number) =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });
  const possible = [...entries.keys()].filter((at) => entries[at]?.input);
  const isAll = possible.length > 0 && possible.every((at) => ticked.has(at));
  const count = ticked.size;
  return (
    <>
      <PageHeader
        title={t('Import tasks')}
        subtitle={stepWords(2)}
        actions={
          <>
            <Button variant="quiet" onPress={onCancel}>
              {t('Cancel')}
            </Button>
            <Button onPress={onBack}>{t('Back')}</Button>
            <Button
              variant="primary"
              isDisabled={count === 0 || isBusy}
              onPress={() => onImport(entries.filter((_, at) => ticked.has(at)))}
            >
              {isBusy
                ? t('Importing…')
                : t('Import {count, plural, one {# task} other {# tasks}}', { count })}
            </Button>
          </>
        }
      />
      <div className="flex-1 overflow-auto px-5 py-4">
        <p data-selectable className="pb-4 text-sm text-text-2">
          <Phrase
            text={foundWords(possible.length, entries.length, title)}
            wrap={[(inner) => <code className="font-mono text-mono-sm">{inner}</code>]}
          />
        </p>
        {entries.length > 0 && (
          <table className="w-full table-fixed border-collapse text-sm">
            <thead className="text-start text-text-2">
              <tr className="border-b border-border">
                <th scope="col" className="w-9 py-2 text-start">
                  <input
                    type="checkbox"
                    aria-label={t('Import all that can be')}
                    checked={isAll}
                    onChange={() => setTicked(new Set(isAll ? [] : possible))}
                    className="mx-1 size-4 accent-(--accent)"
                  />
                </th>
                <Head text={t('Task')} />
                <Head text={t('Schedule')} />
                <Head text={t('Command')} isWide />
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, at) => (
                <EntryRow
                  key={at}
                  entry={entry}
                  isTicked={ticked.has(at)}
                  onToggle={() => toggle(at)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function foundWords(count: number, total: number, source: string): string {
  if (total === 0) return t('There is no task in <0>{source}</0>.', { source });
  if (count === 0) return t('Nothing in <0>{source}</0> can be imported.', { source });
  return count < total
    ? t(
        '{count} of the {total} entries in <0>{source}</0> can be imported. It stays as it is; imported tasks start paused, so nothing runs twice.',
        { count, total, source },
      )
    : t(
        '{count, plural, one {# task} other {# tasks}} found in <0>{source}</0>. It stays as it is; imported tasks start paused, so nothing runs twice.',
        { count, source },
      );
}

function Head({ text, isWide = false }: { text: string; isWide?: boolean }) {
  return (
    <th scope="col" className={`py-2 pe-4 text-start font-medium ${isWide ? 'w-1/2' : ''}`}>
      {text}
    </th>
  );
}

interface EntryRowProps {
  readonly entry: ImportEntry;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}

function EntryRow({ entry, isTicked, onToggle }: EntryRowProps) {
  const nameId = useId();
  const { input, when, original, refusal } = entry;
  const hasWarning = entry.notes.some(({ kind }) => kind === 'warning');
  const Icon = input === null ? CircleX : TriangleAlert;
  return (
    <tr className={`border-b border-border-subtle align-top ${isTicked ? 'bg-selected' : ''}`}>
      <td className="py-3">
        <input
          type="checkbox"
          aria-labelledby={nameId}
          checked={isTicked}
          disabled={input === null}
          onChange={onToggle}
          className="mx-1 size-4 accent-(--accent)"
        />
      </td>
      <td className="py-3 pe-4">
        <span id={nameId} className="flex items-start gap-1.5 font-medium wrap-anywhere">
          {(input === null || hasWarning) && (
            <Icon
              size={16}
              aria-hidden
              className={`mt-0.5 shrink-0 ${input === null ? 'text-danger' : 'text-warning'}`}
            />
          )}
          {input?.name ?? original.trim()}
        </span>
        <Place entry={entry} />
      </td>
      <td className="py-3 pe-4 wrap-anywhere">
        {input && <div>{describeStarts(input, { find: () => null })}</div>}
        <code className="font-mono text-mono-xs text-text-2">{when}</code>
      </td>
      <td data-selectable className="py-3 pe-2 wrap-anywhere">
        {input && (
          <code className="line-clamp-4 font-mono text-mono-sm whitespace-pre-wrap">
            {commandLine(input)}
          </code>
        )}
        {refusal !== null && <div className="text-danger">{refusal}</div>}
        {entry.notes.map(({ kind, text }) => (
          <div
            key={text}
            className={`text-xs ${kind === 'warning' ? 'text-warning' : 'text-text-2'}`}
          >
            {text}
          </div>
        ))}
      </td>
    </tr>
  );
}

function Place({ entry: { origin, line } }: { entry: ImportEntry }) {
  const file = origin.split('/').at(-1) ?? origin;
  return (
    <span title={origin} className="text-xs text-text-3">
      {line === null ? file : t('{file}, line {line}', { file, line })}
    </span>
  );
}
