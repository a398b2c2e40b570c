/** What happened in a run, with what can be done about it. */

import clsx from 'clsx';
import {
  Clock,
  Globe,
  HardDrive,
  KeyRound,
  Lock,
  type LucideIcon,
  MemoryStick,
  PlugZap,
  ShieldAlert,
  Terminal,
} from 'lucide-react';

import { t } from '../../../electron/shared/i18n.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { shownRunState, StatusIcon } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { type Finding, findingOf } from './finding.ts';
import { type SignKind, useLogSign } from './log-signs.ts';
import { requestFindingOf } from './request-finding.ts';
import { useRemedy } from './use-remedy.ts';

const tones: Readonly<Record<Finding['tone'], readonly [card: string, title: string]>> = {
  danger: ['border-danger-mark bg-danger-tint', 'text-danger'],
  missed: ['border-missed-mark bg-missed-tint', 'text-missed'],
  running: ['border-transparent bg-running-tint', 'text-running'],
  plain: ['border-border bg-subtle', 'text-text'],
};

const ICONS: Readonly<Record<SignKind, LucideIcon>> = {
  disk: HardDrive,
  certificate: ShieldAlert,
  host: Globe,
  port: PlugZap,
  patience: Clock,
  program: Terminal,
  memory: MemoryStick,
  terminal: KeyRound,
  permission: Lock,
  http: Globe,
};

export interface FindingCardProps {
  readonly run: Run;
  /** Undefined while it is being read. */
  readonly task: Task | undefined;
}

export function FindingCard({ run, task }: FindingCardProps) {
  const sign = useLogSign(run);
  const remedy = useRemedy(sign, run.exitCode, task);
  const nowMs = useNow();
  const said = sign && { ...sign, hint: remedy.hint ?? sign.hint };
  const { tone, title, text } = findingOf(run, Math.max(nowMs, run.startedAtMs ?? 0), said);
  const [card, heading] = tones[tone];
  const { apply } = remedy;
  const kind = sign?.kind ?? requestFindingOf(run)?.kind;
  return (
    <section
      aria-label={t('What happened')}
      className={clsx('rounded-card border px-3 py-2.5', card)}
    >
      <h2
        data-selectable
        className={clsx('flex items-center gap-2 text-sm font-semibold', heading)}
      >
        {kind ? <SignIcon kind={kind} /> : <StatusIcon state={shownRunState(run)} />}
        {title}
      </h2>
      {text !== null && (
        <p data-selectable className="mt-0.5 text-text wrap-anywhere">
          {text}
        </p>
      )}
      {apply && (
        <div className="mt-2">
          <Button onPress={apply}>{t('Use that path')}</Button>
        </div>
      )}
    </section>
  );
}

function SignIcon({ kind }: { kind: SignKind }) {
  const Icon = ICONS[kind];
  return <Icon size={16} aria-hidden className="shrink-0" />;
}
