// The suite's scenarios for an authorization server, with a person who does what the suite asks for:
// authorize.mjs ISSUER CLIENT PORT FOLDER PERSON. Says what the suite says and ends as it ends.
import { spawn } from 'node:child_process';
import { allow } from './person.mjs';

const [issuer, client, port, folder, who] = process.argv.slice(2);
const suite = spawn('conformance', [
  'authorization', '--url', issuer, '--client-id', client, '--port', port, '--resource', `${issuer}/mcp`, '-o', folder,
]);
let words = '';
let asked = false;
suite.stderr.pipe(process.stderr);
suite.stdout.on('data', (more) => {
  process.stdout.write(more);
  words += more;
  const url = /^(http\S+response_type=code\S+)\r?\n/m.exec(words);
  if (url && !asked) {
    asked = true;
    allow(new URL(url[1]), JSON.parse(who), `http://127.0.0.1:${port}/callback`).catch((error) => {
      console.error(error);
      suite.kill();
    });
  }
});
suite.once('exit', (code) => process.exit(code ?? 1));
