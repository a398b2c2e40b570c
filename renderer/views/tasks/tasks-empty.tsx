/** A first start: examples that work on this machine as they are. */

import { Archive, Globe, HardDrive, type LucideIcon, Plus, Trash2 } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { SampleTask } from '../../../electron/shared/ipc-contract.ts';
import type { SettingsPatch } from '../../../electron/shared/settings.ts';
import { attempt } from '../../attempt.ts';
import { keyOf } from '../../commands/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Phrase } from '../../components/phrase.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { useSamples, useSettings } from '../../query.ts';
import { useImportSources } from '../import/import-sources.tsx';
import { commandLine } from './task-filter.ts';

const ICONS: Readonly<Record<SampleTask['icon'], LucideIcon>> = {
  disk: HardDrive,
  website: Globe,
  archive: Archive,
  trash: Trash2,
};

export function TasksEmpty() {
  const [, navigate] = useLocation();
  const { data: samples = [] } = useSamples();
  return (
    <>
      <PageHeader title={t('Tasks')} />
      <div className="flex-1 overflow-auto">
        <div className="mx-auto flex w-[680px] max-w-full flex-col gap-4 px-5 pt-14 pb-5">
          <div>
            <h2 className="text-xl font-semibold tracking-[-0.02em]">
              {t('What should this computer do for you?')}
            </h2>
            <p className="mt-1 text-base text-text-2">
              {t('Start from an example that works as it is, or write your own task.')}
            </p>
          </div>
          <ul className="grid grid-cols-2 gap-3 max-[620px]:grid-cols-1">
            {samples.map((sample, at) => (
              <li key={sample.title}>
                <SampleCard sample={sample} to={`/tasks/new?sample=${at}`} />
              </li>
            ))}
          </ul>
          <FoundElsewhere />
          <FirstQuestions />
          <div>
            <Button
              variant="primary"
              icon={Plus}
              keys={keyOf('task.new')}
              onPress={() => navigate('/tasks/new')}
            >
              {t('New task')}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}

/** Jobs of the user's own crontab, or timers, that could come in. */
function FoundElsewhere() {
  const { data: sources = [] } = useImportSources();
  const own = sources.filter(({ kind }) => kind === 'crontab' || kind === 'systemd_user');
  const count = own.reduce((sum, { entryCount }) => sum + entryCount, 0);
  return (
    <p className="text-sm text-text-2">
      <Phrase
        text={
          count === 0
            ? t('You have tasks elsewhere? <0>Import them</0>')
            : t(
                'We found {count, plural, one {# task} other {# tasks}} of other schedulers here. <0>Review {count, plural, one {it} other {them}}</0>',
                { count },
              )
        }
        wrap={[
          (inner) => (
            <Link to="/import" className="underline underline-offset-2 hover:text-text">
              {inner}
            </Link>
          ),
        ]}
      />
    </p>
  );
}

/** What a newcomer is asked; each answer counts at once. */
function FirstQuestions() {
  const { data: settings } = useSettings();
  if (!settings) return null;
  const save = (patch: SettingsPatch) => void attempt(call('settings.update', patch));
  return (
    <section
      aria-label={t('Two questions')}
      className="flex flex-col gap-3 rounded-card border border-border bg-elevated p-4"
    >
      <Question
        title={t('Open CronPilot at login?')}
        explanation={t('Tasks run only while CronPilot runs.')}
        isSelected={settings.openAtLogin}
        onChange={(openAtLogin) => save({ openAtLogin })}
      />
      <Question
        title={t('Show notifications?')}
        explanation={t('When a task fails, is late, or works again.')}
        isSelected={settings.notifications}
        onChange={(notifications) => save({ notifications })}
      />
    </section>
  );
}

interface QuestionProps {
  readonly title: string;
  readonly explanation: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

function Question({ title, explanation, isSelected, onChange }: QuestionProps) {
  return (
    <div className="flex items-center gap-3">
      <span className="flex min-w-0 flex-col">
        <span className="text-sm font-medium">{title}</span>
        <span className="text-xs text-text-2">{explanation}</span>
      </span>
      <span className="ms-auto">
        <Toggle label={title} isSelected={isSelected} onChange={onChange} />
      </span>
    </div>
  );
}

function SampleCard({
  sample: { title, summary, icon, input },
  to,
}: {
  sample: SampleTask;
  to: string;
}) {
  const Icon = ICONS[icon];
  return (
    <Link
      to={to}
      className="flex h-full gap-3 rounded-card border border-border bg-elevated p-4 hover:bg-hover"
    >
      <Icon size={18} aria-hidden className="mt-0.5 text-accent-text" />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-sm font-medium">{t(title)}</span>
        <span className="text-xs text-text-2">{t(summary)}</span>
        <code className="mt-1.5 truncate font-mono text-mono-xs text-text-2">
          {commandLine({ action: input.action })}
        </code>
      </span>
    </Link>
  );
}
