import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { post, serve } from '../support/http.js';
import { makeNetwork, owner, personIn, Role } from '../support/world.js';

test('stopping waits for what is being answered, and not for connections that ask nothing', async () => {
  const { counties } = await makeNetwork();
  const app = await serve({ office: personIn(counties[0], Role.OFFICE) });
  const silent = connect(Number(new URL(app.url).port), '127.0.0.1');
  const ended = once(silent.resume(), 'close');
  await once(silent, 'connect');
  // Holds the answer up.
  const locking = await owner.connect();
  await locking.query('begin; lock table plan in access exclusive mode');
  const answered = post(app.url, { query: '{ plans(first: 1) { totalCount } }' }, { authorization: 'Bearer office' });
  await sleep(300);
  const began = performance.now();
  const closed = app.server.close();
  await ended;
  await locking.query('rollback');
  locking.release();
  expect((await answered).body).toMatchObject({ data: { plans: { totalCount: 0 } } });
  await closed;
  expect(performance.now() - began).toBeLessThan(5_000);
});

const half = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
const whole = 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n';

test.each([
  ['a request whose body has not come', half],
  ['half a second request', `${whole}GET /hea`],
])('stopping does not wait for %s', async (_what, sent) => {
  const app = await serve();
  const slow = connect(Number(new URL(app.url).port), '127.0.0.1');
  // A reset is an end too.
  const ended = new Promise((resolve) => slow.resume().once('close', resolve));
  slow.on('error', () => undefined).write(sent);
  await sleep(300);
  const began = performance.now();
  await app.server.close();
  await ended;
  expect(performance.now() - began).toBeLessThan(2_000);
});
