/** The head of a page: where one is, its title, what can be done there. */

import { Fragment, type ReactNode } from 'react';

import { t } from '../../electron/shared/i18n.ts';

export interface Breadcrumb {
  readonly label: string;
  /** A route; absent for the page itself. */
  readonly to?: string;
}

export interface PageHeaderProps {
  readonly title: string;
  /** Behind the title in quiet text. */
  readonly subtitle?: ReactNode;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly badge?: ReactNode;
  /** Primary last. */
  readonly actions?: ReactNode;
  /** Further lines under the title. */
  readonly children?: ReactNode;
}

export function PageHeader(props: PageHeaderProps) {
  const { title, subtitle, breadcrumbs, badge, actions, children } = props;
  return (
    <header className="shrink-0 border-b border-border-subtle px-5">
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div
        className={`flex items-center gap-x-3 gap-y-1 max-[700px]:flex-wrap max-[700px]:py-1.5 ${breadcrumbs ? 'min-h-9' : 'min-h-13'}`}
      >
        <h1 className="truncate text-lg font-semibold" title={title}>
          {title}
        </h1>
        {badge}
        {subtitle === undefined ? null : (
          // Where there is room, a long title gives way alone.
          <span className="truncate text-sm text-text-3 min-[1180px]:shrink-0">{subtitle}</span>
        )}
        <div className="ms-auto flex shrink-0 items-center gap-2">{actions}</div>
      </div>
      {children}
    </header>
  );
}

/** A longer label is cut where room is short; beside it the others stay whole. */
const SHORT_LABEL_CHARS = 20;

function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }) {
  return (
    <nav aria-label={t('Where you are')} className="flex gap-1.5 pt-2.5 text-xs text-text-3">
      {items.map(({ label, to }, index) => (
        <Fragment key={`${index} ${label}`}>
          {index === 0 ? null : <span aria-hidden>/</span>}
          {to === undefined ? (
            <span aria-current="page" className={cutOf(label)}>
              {label}
            </span>
          ) : (
            <a
              href={`#${to}`}
              className={`${cutOf(label)} underline underline-offset-2 hover:text-text`}
            >
              {label}
            </a>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

function cutOf(label: string): string {
  return label.length > SHORT_LABEL_CHARS ? 'truncate' : 'shrink-0 whitespace-nowrap';
}
