import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { notesBlocks, notesSpans } from '../../../renderer/views/task/notes-blocks.ts';

describe('notes', () => {
  test('have headings, paragraphs, lists, quotes and code', () => {
    const text =
      '# Why\nKeeps it safe.\nReally.\n- one\n- two\n\n1. first\n> said\n```\n- raw\n```\nend';
    expect(notesBlocks(text)).toEqual([
      { kind: 'heading', text: 'Why' },
      { kind: 'paragraph', text: 'Keeps it safe.\nReally.' },
      { kind: 'list', isOrdered: false, items: ['one', 'two'] },
      { kind: 'list', isOrdered: true, items: ['first'] },
      { kind: 'quote', text: 'said' },
      { kind: 'code', text: '- raw' },
      { kind: 'paragraph', text: 'end' },
    ]);
  });

  test('mark words, code and addresses of the web', () => {
    expect(notesSpans('a **b** *c* `**d**` [e](https://e.example) https://f.example.')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'strong', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: '**d**' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'e', url: 'https://e.example' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'https://f.example', url: 'https://f.example' },
      { kind: 'text', text: '.' },
    ]);
  });

  test('lead nowhere else', () => {
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) {
      expect(notesSpans(`[x](${url})`)).toEqual([{ kind: 'text', text: `[x](${url})` }]);
    }
  });

  test('lose no word, whatever they say', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = notesBlocks(text)
          .flatMap((block) => (block.kind === 'list' ? block.items : [block.text]))
          .join('\n');
        for (const [word] of text.matchAll(/[a-z]{2,}/g)) expect(shown).toContain(word);
      }),
    );
  });
});
