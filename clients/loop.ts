// One turn of the loop by openapi-fetch, on types that openapi-typescript made of the served document.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Schemas = components['schemas'];

const env = (name: string): string => process.env[name] ?? assert.fail(`${name} is not set`);
const baseUrl = env('DOUBLELOOP');
const rep = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${env('REP')}` } });
const reviewer = createClient<paths>({ baseUrl, headers: { 'X-Api-Key': env('REVIEWER') } });

/** What was answered, or the problem as an error. */
async function told<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  return data ?? assert.fail(JSON.stringify(error));
}

const content: Schemas['PolicyContent'] = {
  hypothesis: 'A short first mail gets more replies than a long one.',
  metric: { outcome: 'replied', direction: 'INCREASE', window: 'P7D' },
  attributes: [{ name: 'plan', type: 'STRING', values: ['free', 'paid'] }],
  options: [{ id: 'short' }, { id: 'long' }],
  rules: [{ id: 'lead-short', when: 'true', effect: 'PREFER', options: ['short'], reason: 'Our hypothesis.' }],
};

const first = await told(rep.POST('/v1/policies', { body: { id: 'by-node', content } }));
assert.equal(first.version, 1);

/** Asks until the version is known to the recommender. */
async function suggested(version: number): Promise<Schemas['Suggestion']> {
  for (let tries = 0; tries < 100; tries++) {
    const body = { policy: 'by-node', subject: `contact-${version}`, context: { plan: 'paid' } };
    const { data } = await rep.POST('/v1/suggestions', { body });
    if (data?.version === version) {
      return data;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`Version ${version} never came into use`);
}

const suggestion = await suggested(1);
assert.equal(suggestion.option, 'short');

const action = await told(
  rep.POST('/v1/actions', {
    body: {
      subject: suggestion.subject,
      policy: suggestion.policy,
      version: suggestion.version,
      option: suggestion.option,
      suggestion: suggestion.id,
      context: suggestion.context ?? {},
    },
  }),
);
const path = { id: action.id };
const draft = 'I hope this finds you well. Your seats are here.';
const edit = await told(rep.POST('/v1/actions/{id}/edits', { params: { path }, body: { draft, final: 'Your seats are here.' } }));
assert.ok(edit.spans.length > 0);
const outcome = await told(rep.POST('/v1/actions/{id}/outcomes', { params: { path }, body: { type: 'replied' } }));
assert.equal(outcome.value, 1);

const rule: Schemas['Rule'] = { id: 'long-for-paid', when: "plan == 'paid'", effect: 'PREFER', options: ['long'], reason: 'They ask for it.' };
const proposal = await told(
  rep.POST('/v1/proposals', {
    body: {
      policy: 'by-node',
      baseVersion: first.version,
      rationale: 'Paying customers ask for more.',
      content: { ...content, rules: [rule, ...(content.rules ?? [])] },
    },
  }),
);
const reviewed = await told(
  reviewer.POST('/v1/proposals/{id}/reviews', {
    params: { path: { id: proposal.id }, header: { 'If-Match': proposal.etag } },
    body: { verdict: 'ACCEPT', reason: 'Fair enough.' },
  }),
);
assert.equal(reviewed.state, 'ACCEPTED');
assert.notEqual(reviewed.etag, proposal.etag);

const next = await suggested(2);
assert.equal(next.option, 'long');

const { error } = await rep.GET('/v1/policies/{id}', { params: { path: { id: 'unknown' } } });
const kind = await told(rep.GET('/problems/{slug}', { params: { path: { slug: error?.type.split('/').pop() ?? '' } } }));
assert.match(kind.remedy, /id/);
console.log('The loop has turned by openapi-fetch');
