/** The description of the API as a page to read: no script, no file from elsewhere. */

import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

import type { Content, OpenApiDocument, Operation } from './description/openapi-document.ts';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { overflow: auto; max-height: 24rem; padding: .75rem; border: 1px solid; border-radius: 6px; }
details { border-top: 1px solid; padding: .5rem 0; }
summary { cursor: pointer; min-height: 24px; }
summary b { display: inline-block; min-width: 5ch; }
th, td { text-align: start; padding: .25rem 1rem .25rem 0; vertical-align: top; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export async function docsPage({ info, paths, components }: OpenApiDocument): Promise<Response> {
  const common = components['responses'] as Readonly<Record<string, Answer>>;
  const answerOf = (answer: Answer): Answer =>
    common[answer.$ref?.replace('#/components/responses/', '') ?? ''] ?? answer;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const page = await html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CronPilot API</title>
<style>${raw(STYLE)}</style>
<h1>CronPilot API</h1>
<p>Version ${info.version}. ${info.description} <a href="/api/openapi.json">OpenAPI document</a></p>
${tags.map(
  (tag) => html`<section><h2>${tag}</h2>
${operations
  .filter(({ operation }) => operation.tags.includes(tag))
  .map(({ path, method, operation }) => describe(path, method, operation, answerOf))}</section>`,
)}
</html>`;
  return new Response(String(page), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  });
}

interface Answer {
  readonly $ref?: string;
  readonly description: string;
  readonly content?: Content;
}

function describe(
  path: string,
  method: string,
  operation: Operation,
  answerOf: (answer: Answer) => Answer,
) {
  const { parameters, requestBody, responses } = operation;
  const answers = Object.entries(responses).map(([status, answer]) => {
    const { description, content } = answerOf(answer as unknown as Answer);
    return { status, description, content: Number(status) < 400 ? content : undefined };
  });
  return html`<details>
<summary><b>${method.toUpperCase()}</b> <code>${path}</code> ${operation.summary}</summary>
<p>${operation.description}</p>
${
  parameters.length > 0 &&
  html`<table><tr><th>Parameter</th><th>In</th><th>Form</th></tr>
${parameters.map(
  (each) => html`<tr><td><code>${each.name}</code>${each.required ? '' : ' (optional)'}</td>
<td>${each.in}</td><td><code>${JSON.stringify(each.schema)}</code></td></tr>`,
)}</table>`
}
${requestBody && contentOf('Body', requestBody.content)}
<table><tr><th>Status</th><th>Answer</th></tr>
${answers.map(
  ({ status, description }) => html`<tr><td>${status}</td><td>${description}</td></tr>`,
)}</table>
${answers.map(({ content }) => content && contentOf('Answer', content))}
</details>
`;
}

function contentOf(title: string, content: Content) {
  return Object.entries(content).map(
    ([type, { schema, example }]) => html`<p>${title}, <code>${type}</code></p>
${example !== undefined && html`<pre>${exampleText(example)}</pre>`}
<details><summary>Schema</summary><pre>${JSON.stringify(schema, null, 2)}</pre></details>`,
  );
}

function exampleText(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example, null, 2);
}
