/** Stands in for the palette until it is fetched: no letter acts on the page meanwhile, and none is lost. */

import { useLayoutEffect } from 'react';

import { endTypingAhead, typeAhead } from './palette-text.ts';

export function PaletteWaiting({ onClose }: { readonly onClose: () => void }) {
  useLayoutEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key !== 'Escape') return typeAhead(event.key);
      endTypingAhead();
      onClose();
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, [onClose]);
  return <div className="fixed inset-0 z-50 bg-scrim" />;
}
