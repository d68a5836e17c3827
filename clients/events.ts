// The official JavaScript SDK of CloudEvents: structured, a batch, and binary.
import assert from 'node:assert/strict';
import { CloudEvent, HTTP, type Message } from 'cloudevents';

const signals = `${process.env['DOUBLELOOP']}/v1/signals`;

async function post(message: Message, expected: number): Promise<unknown> {
  const headers = { ...(message.headers as Record<string, string>), Authorization: `Bearer ${process.env['REP']}` };
  const answer = await fetch(signals, { method: 'POST', headers, body: message.body as string });
  const text = await answer.text();
  assert.equal(answer.status, expected, text);
  return JSON.parse(text);
}

const event = (id: string) =>
  new CloudEvent({ id, source: '/node', type: 'org.doubleloop.action', subject: 'contact-ü', data: { option: 'short' } });

const [structured, binary, batched] = [event('node-structured'), event('node-binary'), event('node-batch')];
await post(HTTP.structured(structured), 201);
await post(HTTP.structured(structured), 200);
await post(HTTP.binary(binary), 201);
await post(HTTP.binary(binary), 200);
const batch = { headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify([binary, batched]) };
assert.deepEqual(
  ((await post(batch, 207)) as { results: { status: string }[] }).results.map((each) => each.status),
  ['DUPLICATE', 'STORED'],
);
console.log('Events were taken from the SDK for JavaScript');
