// A client that gives up in mid-call: abort.mjs client|sdk auto|pinned|legacy ADDRESS, or ... stdio COMMAND ARGUMENT...
// It aborts its call when a line comes in and says how the call ended. It stays until its input ends: the call hangs up,
// not the client.
import { createInterface } from 'node:readline';

const [kind, ...how] = process.argv.slice(2);
const { connect } = await import(`./${kind}.mjs`);
const { callTool } = await connect(...how);
const abort = new AbortController();
const ended = callTool({ name: 'list_customers', arguments: {} }, { signal: abort.signal }).then(
  () => 'answered',
  () => 'aborted',
);
for await (const line of createInterface({ input: process.stdin })) {
  abort.abort(line);
  console.log(await ended);
}
process.exit(0);
