/** The tokens of the HTTP API: made, shown once, and taken away. */

import { Copy, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';

import { type ApiScope, type ApiToken, apiScopes } from '../../../electron/shared/api-access.ts';
import { formatDateTime } from '../../../electron/shared/duration.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { CONTROL_CLASS, LABEL_CLASS } from '../../components/form-field.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { refusalSentence } from '../../refusal-sentence.ts';
import { Row } from './settings-section.tsx';

const SCOPE_WORDS: Readonly<Record<ApiScope, string>> = {
  read: msg('Read'),
  run: msg('Read and run'),
  write: msg('Read, run and change'),
};
const SCOPE_HINTS: Readonly<Record<ApiScope, string>> = {
  read: msg('Sees tasks, runs, logs and settings.'),
  run: msg('Also starts and stops runs, and pauses schedules.'),
  write: msg('Also changes tasks, settings and secrets.'),
};

interface ApiTokensProps {
  readonly tokens: readonly ApiToken[];
  readonly onChanged: () => void;
}

export function ApiTokens({ tokens, onChanged }: ApiTokensProps) {
  const [isAdding, setAdding] = useState(false);
  /** Shown until the page is left or another one is made. */
  const [made, setMade] = useState<string | null>(null);
  const close = (token: string | null) => {
    setAdding(false);
    setMade(token);
    onChanged();
  };
  return (
    <>
      <Row
        title={t('Tokens')}
        text={t('For scripts: each has a scope of its own and can be taken away by itself.')}
        below={
          <>
            {isAdding && <TokenForm onClose={close} />}
            {made !== null && <MadeToken token={made} />}
          </>
        }
      >
        <Button icon={Plus} isDisabled={isAdding} onPress={() => setAdding(true)}>
          {t('Add token')}
        </Button>
      </Row>
      {tokens.map((token) => (
        <TokenRow key={token.name} token={token} onRemoved={() => close(null)} />
      ))}
    </>
  );
}

function MadeToken({ token }: { readonly token: string }) {
  const copy = async () => {
    if (await attempt(navigator.clipboard.writeText(token).then(() => true))) toast(t('Copied.'));
  };
  return (
    <div role="status" className="my-2 rounded-card border border-border bg-inset p-3">
      <p className="text-xs text-text-2">{t('Copy it now: it is not shown again.')}</p>
      <div className="mt-1 flex items-center gap-2">
        <code data-selectable className="min-w-0 flex-1 font-mono text-mono break-all">
          {token}
        </code>
        <IconButton label={t('Copy')} icon={Copy} onPress={() => void copy()} />
      </div>
    </div>
  );
}

function TokenForm({ onClose }: { readonly onClose: (token: string | null) => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ApiScope>('run');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      onClose((await call('api.addToken', { name: name.trim(), scope })).token);
    } catch (error) {
      setProblem(refusalSentence(error));
    }
  };
  return (
    <form
      aria-label={t('New token')}
      className="flex flex-col gap-3 py-3"
      onSubmit={(event) => void save(event)}
    >
      <div className="grid grid-cols-2 gap-3 max-[780px]:grid-cols-1">
        <label>
          <span className={LABEL_CLASS}>{t('Name')}</span>
          <input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== null || undefined}
            placeholder={t('backup script')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            className={`${CONTROL_CLASS} w-full px-2.5`}
          />
        </label>
        <FormSelect
          label={t('Scope')}
          value={scope}
          options={apiScopes.map((each) => [each, t(SCOPE_WORDS[each])])}
          onChange={setScope}
          hint={t(SCOPE_HINTS[scope])}
        />
      </div>
      {problem !== null && <FormError>{problem}</FormError>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t('Make token')}
        </Button>
        <Button variant="quiet" onPress={() => onClose(null)}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

interface TokenRowProps {
  readonly token: ApiToken;
  readonly onRemoved: () => void;
}

/** It cannot be brought back, since only its hash is kept: a second press takes it away. */
function TokenRow({ token: { name, scope, createdAtMs }, onRemoved }: TokenRowProps) {
  const [isSure, setSure] = useState(false);
  const nowMs = useNow();
  const remove = async () => {
    await attempt(call('api.removeToken', { name }));
    onRemoved();
  };
  return (
    <Row
      title={name}
      text={t('{scope}. Made {time}.', {
        scope: t(SCOPE_WORDS[scope]),
        time: formatDateTime(createdAtMs, nowMs),
      })}
    >
      {isSure ? (
        <Button variant="danger" onPress={() => void remove()}>
          {t('Remove: scripts that use it are refused')}
        </Button>
      ) : (
        <IconButton
          label={t('Remove the token {name}', { name })}
          icon={Trash2}
          onPress={() => setSure(true)}
        />
      )}
    </Row>
  );
}
