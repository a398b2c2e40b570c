/** A first start: examples that work on this machine as they are. */

import { Archive, Globe, HardDrive, type LucideIcon, Plus, Trash2 } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import type { SampleTask } from '../../../electron/shared/ipc-contract.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useSamples } from '../../query.ts';
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
      <PageHeader title="Tasks" />
      <div className="flex-1 overflow-auto">
        <div className="mx-auto flex w-[640px] max-w-full flex-col gap-4 px-5 pt-14 pb-5">
          <div>
            <h2 className="text-xl font-semibold tracking-[-0.02em]">
              What should this computer do for you?
            </h2>
            <p className="mt-1 text-base text-text-2">
              Start from an example that works as it is, or write your own task.
            </p>
          </div>
          <ul className="grid grid-cols-2 gap-3">
            {samples.map((sample, at) => (
              <li key={sample.title}>
                <SampleCard sample={sample} to={`/tasks/new?sample=${at}`} />
              </li>
            ))}
          </ul>
          <div>
            <Button variant="primary" icon={Plus} keys="N" onPress={() => navigate('/tasks/new')}>
              New task
            </Button>
          </div>
        </div>
      </div>
    </>
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
        <span className="text-sm font-medium">{title}</span>
        <span className="text-xs text-text-2">{summary}</span>
        <code className="mt-1.5 truncate font-mono text-mono-xs text-text-2">
          {commandLine({ action: input.action })}
        </code>
      </span>
    </Link>
  );
}
