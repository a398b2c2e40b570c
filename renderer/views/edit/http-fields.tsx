/** A request: where, with what, and which answer counts as success. */

import { httpMethods } from '../../../electron/shared/task-action.ts';
import { FormPairs } from '../../components/form-pairs.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ActionForm } from './form-action.ts';
import type { SectionProps } from './section-props.ts';

type Http = ActionForm['http'];

const METHODS = httpMethods.map((method): [Http['method'], string] => [method, method]);
const AUTHS: readonly (readonly [Http['authKind'], string])[] = [
  ['none', 'None'],
  ['basic', 'User and password'],
  ['bearer', 'Bearer token'],
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
          label="Method"
          value={http.method}
          options={METHODS}
          onChange={(method) => set({ method })}
        />
        <FormText
          label="Address"
          field="action.url"
          value={http.url}
          onChange={(url) => set({ url })}
          placeholder="https://example.org/health"
          hint="Any text here may hold {{secret.NAME}} and {{param.NAME}}."
          isMono
        />
      </div>
      <FormPairs
        label="Headers"
        field="action.headers"
        rowLabel="Header"
        addLabel="Add a header"
        pairs={http.headers}
        onChange={(headers) => set({ headers })}
      />
      {http.method !== 'GET' && http.method !== 'HEAD' && (
        <FormText
          label="Body"
          field="action.body"
          value={http.body}
          onChange={(body) => set({ body })}
          isMono
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
    <div className="grid grid-cols-3 items-start gap-4">
      <FormSelect
        label="Sign in with"
        value={http.authKind}
        options={AUTHS}
        onChange={(authKind) => set({ authKind })}
      />
      {http.authKind === 'basic' && (
        <>
          <FormText
            label="User"
            field="action.auth"
            value={http.username}
            onChange={(username) => set({ username })}
          />
          <FormText
            label="Password"
            field="action.auth"
            value={http.password}
            onChange={(password) => set({ password })}
            placeholder="{{secret.NAME}}"
            isMono
          />
        </>
      )}
      {http.authKind === 'bearer' && (
        <FormText
          label="Token"
          field="action.auth"
          value={http.token}
          onChange={(token) => set({ token })}
          placeholder="{{secret.NAME}}"
          isMono
          className="col-span-2"
        />
      )}
    </div>
  );
}

function Answer({ http, set }: HttpProps) {
  return (
    <>
      <div className="grid grid-cols-3 items-start gap-4">
        <FormText
          label="Expected status"
          field="action.expectedStatus"
          value={http.expectedStatus}
          onChange={(expectedStatus) => set({ expectedStatus })}
        />
        <FormText
          label="Body must match"
          field="action.bodyMustMatch"
          value={http.bodyMustMatch}
          onChange={(bodyMustMatch) => set({ bodyMustMatch })}
          placeholder='"status":"ok"'
          isMono
        />
        <FormText
          label="Body must not match"
          field="action.bodyMustNotMatch"
          value={http.bodyMustNotMatch}
          onChange={(bodyMustNotMatch) => set({ bodyMustNotMatch })}
          isMono
        />
      </div>
      <div className="flex flex-col gap-1">
        <FormSwitch
          label="Follow redirects"
          value={http.followRedirects}
          onChange={(followRedirects) => set({ followRedirects })}
        />
        <FormSwitch
          label="Check the certificate"
          value={http.verifyTls}
          onChange={(verifyTls) => set({ verifyTls })}
        />
      </div>
      {http.verifyTls && (
        <FormText
          label="Further certificate authority"
          field="action.caFile"
          value={http.caFile}
          onChange={(caFile) => set({ caFile })}
          placeholder="A PEM file, for an authority of your own"
          isMono
        />
      )}
    </>
  );
}
