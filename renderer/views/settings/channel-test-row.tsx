/** A row that sends a test message and, when that fails, shows what was said on the way. */

import { useState } from 'react';
import { toast } from 'sonner';

import type { AlertChannel, ChannelTest } from '../../../electron/shared/alerts.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { call } from '../../ipc.ts';
import { Row } from './settings-section.tsx';

interface ChannelTestRowProps {
  readonly title: string;
  readonly text: string;
  readonly channel: AlertChannel;
}

export function ChannelTestRow({ title, text, channel }: ChannelTestRowProps) {
  const [isSending, setSending] = useState(false);
  const [failed, setFailed] = useState<ChannelTest | null>(null);
  const send = async () => {
    setSending(true);
    setFailed(null);
    const result = await attempt(call('alerts.test', { channel }));
    setSending(false);
    if (result?.problem === null) toast.success(t('The test was sent.'));
    else setFailed(result);
  };
  return (
    <Row title={title} text={text} below={failed && <Failure {...failed} />}>
      <Button isDisabled={isSending} onPress={() => void send()}>
        {isSending ? t('Sending…') : t('Send a test')}
      </Button>
    </Row>
  );
}

function Failure({ problem, dialogue }: ChannelTest) {
  return (
    <div role="alert" className="mt-2">
      {problem !== null && <FormError>{problem}</FormError>}
      {dialogue.length > 0 && (
        <pre
          data-selectable
          tabIndex={0}
          aria-label={t('What was said')}
          className="mt-2 max-h-60 overflow-auto rounded-control border border-border-subtle bg-log-bg p-2 font-mono text-mono-xs text-log-text"
        >
          {dialogue.join('\n')}
        </pre>
      )}
    </div>
  );
}
