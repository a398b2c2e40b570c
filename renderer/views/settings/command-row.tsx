/** The command `cronpilot` for terminals: whether there is one, and a switch that makes it. */

import { useQuery } from '@tanstack/react-query';

import { type CommandFileStatus, commandFileWords } from '../../../electron/shared/command-file.ts';
import { attempt } from '../../attempt.ts';
import { Toggle } from '../../components/toggle.tsx';
import { call } from '../../ipc.ts';
import { queryClient } from '../../query-client.ts';
import { Row } from './settings-section.tsx';

const QUERY_KEY = ['command'];

export function CommandRow({ title }: { readonly title: string }) {
  const status = useQuery({
    queryKey: QUERY_KEY,
    queryFn: () => call('command.get'),
    refetchOnMount: 'always',
  }).data;
  if (!status) return null;
  return (
    <Row title={title} text={commandFileWords(status)}>
      {isOurs(status) && (
        <Toggle
          label={title}
          isSelected={status.state === 'installed'}
          onChange={(isOn) => void change(isOn ? 'command.install' : 'command.remove')}
        />
      )}
    </Row>
  );
}

/** Not where a package has brought the command, or a file of the user's own has its name. */
function isOurs({ path, state, otherPath }: CommandFileStatus): boolean {
  return path !== null && (state === 'installed' || (state === 'absent' && otherPath === null));
}

async function change(name: 'command.install' | 'command.remove'): Promise<void> {
  const status = await attempt(call(name));
  if (status) queryClient.setQueryData(QUERY_KEY, status);
}
