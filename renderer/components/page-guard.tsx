/** Stands around a page: when drawing it fails, the rest of the window stays. */

import { Component, type ReactNode } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { LoadFailed } from './load-states.tsx';

interface PageGuardProps {
  /** Of the page that is shown: another one is tried anew. */
  readonly route: string;
  readonly children: ReactNode;
}

interface PageGuardState {
  readonly error: Error | null;
  readonly route: string;
}

/** React tells of such an error only to a class. */
export class PageGuard extends Component<PageGuardProps, PageGuardState> {
  override state: PageGuardState = { error: null, route: this.props.route };

  static getDerivedStateFromError(error: unknown): Partial<PageGuardState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    { route }: PageGuardProps,
    before: PageGuardState,
  ): PageGuardState | null {
    return route === before.route ? null : { error: null, route };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const told = new Error(t('This page cannot be shown: {error}', { error: error.message }));
    return (
      <LoadFailed title={t('Page')} error={told} onRetry={() => this.setState({ error: null })} />
    );
  }
}
