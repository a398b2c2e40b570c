/** A request: where, with what, and which answer counts as success. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { httpMethods } from '../../../electron/shared/task-action.ts';
import { FormCode } from '../../components/form-code.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ActionForm } from './form-action.ts';
import { isBrokenJson } from './json-problem.ts';
import { PickButton } from './pick-button.tsx';
import { SecretPairs } from './secret-pairs.tsx';
import { secretNameFor } from './secret-name-for.ts';
import { SecretText } from './secret-text.tsx';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

type Http = ActionForm['http'];

const METHODS = httpMethods.map((method): [Http['method'], string] => [method, method]);
const AUTHS: readonly (readonly [Http['authKind'], string])[] = [
  ['none', msg('None')],
  ['basic', msg('User and password')],
  ['bearer', msg('Bearer token')],
];

interface HttpProps {
  readonly http: Http;
  readonly set: (patch: Partial<Http>) => void;
}

export function HttpFields({ form, change }: SectionProps) {
  const { http } = form;
  const set = (patch: Partial<Http>) => change({ http: { ...http, ...patch } });
  return (
    <>
      <div className="grid grid-cols-[110px_minmax(0,1fr)] items-start gap-4">
        <FormSelect
          label={t('Method')}
          value={http.method}
          options={inWords(METHODS)}
          onChange={(method) => set({ method })}
        />
        <FormText
          label={t('Address')}
          field="action.url"
          value={http.url}
          onChange={(url) => set({ url })}
          placeholder="https://example.org/health"
          hint={t('Any text here may hold {secret} and {param}.', {
            secret: '{{secret.NAME}}',
            param: '{{param.NAME}}',
          })}
          isMono
        />
      </div>
      <SecretPairs
        label={t('Headers')}
        field="action.headers"
        rowLabel={t('Header')}
        addLabel={t('Add a header')}
        pairs={http.headers}
        onChange={(headers) => set({ headers })}
      />
      {http.method !== 'GET' && http.method !== 'HEAD' && (
        <FormCode
          label={t('Body')}
          field="action.body"
          value={http.body}
          onChange={(body) => set({ body })}
          hint={
            isBrokenJson(http.body) ? t('This is no proper JSON; it is sent as it is.') : undefined
          }
          language="json"
          lines={3}
        />
      )}
      <Authentication http={http} set={set} />
      <Answer http={http} set={set} />
    </>
  );
}

function Authentication({ http, set }: HttpProps) {
  return (
    <div className="grid grid-cols-[200px_minmax(0,1fr)] items-start gap-4">
      <FormSelect
        label={t('Sign in with')}
        value={http.authKind}
        options={inWords(AUTHS)}
        onChange={(authKind) => set({ authKind })}
      />
      {http.authKind === 'basic' && (
        <>
          <FormText
            label={t('User')}
            field="action.auth"
            value={http.username}
            onChange={(username) => set({ username })}
          />
          <SecretText
            label={t('Password')}
            field="action.auth"
            value={http.password}
            onChange={(password) => set({ password })}
            suggestedName={secretNameFor(http.url, 'PASSWORD')}
            hint={plainWords(http.password)}
            className="col-start-2"
          />
        </>
      )}
      {http.authKind === 'bearer' && (
        <SecretText
          label={t('Token')}
          field="action.auth"
          value={http.token}
          onChange={(token) => set({ token })}
          suggestedName={secretNameFor(http.url, 'TOKEN')}
          hint={plainWords(http.token)}
        />
      )}
    </div>
  );
}

function plainWords(value: string): string | undefined {
  return value === '' || value.includes('{{')
    ? undefined
    : t('Stored readable with the task. The key beside it keeps it as a secret.');
}

function Answer({ http, set }: HttpProps) {
  return (
    <>
      <div className="grid grid-cols-3 items-start gap-4">
        <FormText
          label={t('Expected status')}
          field="action.expectedStatus"
          value={http.expectedStatus}
          onChange={(expectedStatus) => set({ expectedStatus })}
        />
        <FormText
          label={t('Body must match')}
          field="action.bodyMustMatch"
          value={http.bodyMustMatch}
          onChange={(bodyMustMatch) => set({ bodyMustMatch })}
          placeholder='"status":"ok"'
          isMono
        />
        <FormText
          label={t('Body must not match')}
          field="action.bodyMustNotMatch"
          value={http.bodyMustNotMatch}
          onChange={(bodyMustNotMatch) => set({ bodyMustNotMatch })}
          isMono
        />
      </div>
      <div className="flex flex-col gap-1">
        <FormSwitch
          label={t('Follow redirects')}
          value={http.followRedirects}
          onChange={(followRedirects) => set({ followRedirects })}
        />
        <FormSwitch
          label={t('Check the certificate')}
          value={http.verifyTls}
          onChange={(verifyTls) => set({ verifyTls })}
        />
      </div>
      {http.verifyTls && (
        <FormText
          label={t('Further certificate authority')}
          field="action.caFile"
          value={http.caFile}
          onChange={(caFile) => set({ caFile })}
          placeholder={t('A PEM file, for an authority of your own')}
          isMono
          action={
            <PickButton kind="file" startPath={http.caFile} onPick={(caFile) => set({ caFile })} />
          }
        />
      )}
    </>
  );
}
