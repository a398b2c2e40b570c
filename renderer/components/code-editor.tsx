/** A field for code: coloured, wrapped, and left with Tab as any other field. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { javascript, json } from '@codemirror/legacy-modes/mode/javascript';
import { powerShell } from '@codemirror/legacy-modes/mode/powershell';
import { python } from '@codemirror/legacy-modes/mode/python';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

import type { ControlProps } from './form-field.tsx';

export type CodeLanguage = 'shell' | 'powershell' | 'python' | 'javascript' | 'json';

export interface CodeEditorProps {
  readonly label: string;
  readonly language: CodeLanguage;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines: number;
  readonly control: ControlProps;
}

const LINE_PX = 20;
const PADDING_PX = 12;
const MAX_HEIGHT_PX = 420;

const MODES = { shell, powershell: powerShell, python, javascript, json } as const;

const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--text-3)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--ansi-green)' },
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--ansi-magenta)' },
  { tag: [tags.number, tags.bool, tags.atom], color: 'var(--ansi-yellow)' },
  { tag: [tags.definition(tags.variableName), tags.propertyName], color: 'var(--ansi-cyan)' },
  { tag: [tags.standard(tags.variableName), tags.attributeName], color: 'var(--ansi-blue)' },
]);

const theme = EditorView.theme({
  '&': { flex: '1', minWidth: '0', color: 'var(--text)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontVariantLigatures: 'none',
    lineHeight: `${LINE_PX}px`,
    maxHeight: `${MAX_HEIGHT_PX}px`,
  },
  '.cm-content': { padding: `${PADDING_PX / 2}px 0`, caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px' },
});

/** Marks a change that came from the form, which need not be told of it. */
const fromForm = Annotation.define<boolean>();

export function CodeEditor({ label, language, value, onChange, lines, control }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const tell = useRef(onChange);
  const variable = useRef(new Compartment());
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = control;
  const attributes = {
    id,
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': 'true',
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(invalid && { 'aria-invalid': 'true' }),
  };
  const changing: Extension = [
    StreamLanguage.define(MODES[language]),
    EditorView.contentAttributes.of(attributes),
  ];
  const key = JSON.stringify([language, attributes]);
  const initial = useRef({ value, changing, lines });
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => {
    if (!box.current) return undefined;
    view.current = createView(box.current, initial.current, variable.current, tell);
    return () => view.current?.destroy();
  }, []);
  useEffect(() => {
    const { current } = view;
    if (current && current.state.doc.toString() !== value) {
      current.dispatch({
        changes: { from: 0, to: current.state.doc.length, insert: value },
        annotations: fromForm.of(true),
      });
    }
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: variable.current.reconfigure(changing) });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` says when it differs
  }, [key]);
  return <div ref={box} className="contents" />;
}

function createView(
  parent: HTMLElement,
  { value, changing, lines }: { value: string; changing: Extension; lines: number },
  variable: Compartment,
  tell: { readonly current: (value: string) => void },
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: value,
      extensions: [
        history(),
        // Ctrl Enter runs the form; Tab is bound to nothing, so it leaves the field.
        keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
        EditorView.lineWrapping,
        syntaxHighlighting(colours),
        theme,
        EditorView.theme({ '.cm-content': { minHeight: `${lines * LINE_PX + PADDING_PX}px` } }),
        variable.of(changing),
        EditorView.updateListener.of((update) => {
          const isOwn = update.transactions.every((each) => each.annotation(fromForm) !== true);
          if (update.docChanged && isOwn) tell.current(update.state.doc.toString());
        }),
      ],
    }),
  });
}
