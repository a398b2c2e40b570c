// The two lint rules of our own: how zod is imported, and no `export *`.

/**
 * @typedef {object} ImportNode
 * @property {{ value: string }} source
 * @property {string} [importKind]
 * @property {readonly { type: string }[]} specifiers
 */

/** @typedef {{ report: (problem: { node: object, message: string }) => void }} Context */

const zodNamespace = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {ImportNode} node */
    ImportDeclaration(node) {
      if (node.source.value !== 'zod' || node.importKind === 'type') return;
      if (node.specifiers.every(({ type }) => type === 'ImportNamespaceSpecifier')) return;
      const message = "Write `import * as z from 'zod'`: the other forms bundle every language.";
      context.report({ node, message });
    },
  }),
};

const noExportAll = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {object} node */
    ExportAllDeclaration(node) {
      context.report({ node, message: 'Import from the file that defines it.' });
    },
  }),
};

// eslint-disable-next-line import/no-default-export -- the form a plugin has
export default {
  meta: { name: 'cronpilot' },
  rules: { 'zod-namespace': zodNamespace, 'no-export-all': noExportAll },
};
