/** A link that a program wrote: its target is shown before it is opened. */

import { Copy, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { toast } from 'sonner';

import { t } from '../../electron/shared/i18n.ts';
import { attempt } from '../attempt.ts';
import { capabilities } from '../capabilities.ts';
import { call } from '../ipc.ts';
import { Button } from './button.tsx';

export function LogLinkButton({ url, children }: { url: string; children: ReactNode }) {
  return (
    <DialogTrigger>
      <AriaButton className="cursor-pointer underline decoration-dotted underline-offset-2 select-text">
        {children}
      </AriaButton>
      <Popover
        placement="bottom start"
        className="max-w-lg rounded-card border border-border bg-elevated p-3 font-sans text-sm shadow-popover"
      >
        <Dialog aria-label={t('Link')} className="flex flex-col gap-2 outline-none">
          {({ close }) => (
            <>
              <p className="text-text-2">{t('The program wrote a link to')}</p>
              <p data-selectable className="font-mono text-mono wrap-anywhere">
                {url}
              </p>
              <span className="flex gap-2">
                <Button
                  variant="primary"
                  icon={ExternalLink}
                  onPress={() => {
                    close();
                    open(url);
                  }}
                >
                  {t('Open in the browser')}
                </Button>
                <Button
                  icon={Copy}
                  onPress={() => {
                    close();
                    void copy(url);
                  }}
                >
                  {t('Copy')}
                </Button>
              </span>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function open(url: string): void {
  if (capabilities().showFiles) void attempt(call('desktop.openLink', { url }));
  else window.open(url, '_blank', 'noopener');
}

async function copy(url: string): Promise<void> {
  const isCopied = await attempt(navigator.clipboard.writeText(url).then(() => true));
  if (isCopied) toast(t('Copied {url}.', { url }));
}
