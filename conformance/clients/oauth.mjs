// What an application does with this server, told by the official TypeScript client:
// oauth.mjs FILE ADDRESS registered|described PERSON, where PERSON is the JSON of person.mjs or chromium.mjs.
// It finds out where to sign in, is registered or describes itself, sends a person there, works, refreshes, revokes.
// What it saw is written to the file as JSON; OAuthClientTest.java says what that must be.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';

const [file, address, kind, who] = process.argv.slice(2);
const person = JSON.parse(who);
const { allow } = await import(person.browser === 'chromium' ? './chromium.mjs' : './person.mjs');
const said = { registrations: 0, asked: 0 };

const here = createServer(answer);
await new Promise((done) => here.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${here.address().port}`;
const metadata = {
  client_name: 'Story teller',
  redirect_uris: [`${origin}/callback`],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};
const documentUrl = `http://localhost:${here.address().port}/client.json`;
let information = kind === 'described' ? { client_id: documentUrl } : undefined;
let tokens, verifier, wanted, arrived;

const authProvider = {
  redirectUrl: `${origin}/callback`,
  clientMetadata: metadata,
  state: () => 'state-of-the-story',
  clientInformation: () => information,
  saveClientInformation: (given) => {
    information = given; // also told when it only notes whose client it is
    said.registrations += given.client_id === documentUrl ? 0 : 1;
  },
  tokens: () => tokens,
  saveTokens: (given) => (tokens = given),
  invalidateCredentials: () => (tokens = undefined),
  redirectToAuthorization: (url) => ((wanted = url), said.asked++),
  saveCodeVerifier: (given) => (verifier = given),
  codeVerifier: () => verifier,
};

said.refusedAtFirst = await refused(() => connect());
said.scopeAsked = wanted.searchParams.get('scope');
said.resource = wanted.searchParams.get('resource');
const back = new Promise((done) => (arrived = done));
await allow(wanted, person, `${origin}/callback`);
const callback = await back;
said.state = callback.get('state');
said.iss = callback.get('iss');
const finishing = transport();
await finishing.finishAuth(callback);
said.scope = tokens.scope;

const client = await connect();
said.tools = (await client.listTools()).tools.length;
said.works = await works(client);
const first = tokens;
tokens = { ...tokens, access_token: 'a-token-that-has-expired' };
said.worksAfterRefresh = await works(client); // a call, since the list of tools is kept by the client
said.rotated = tokens.refresh_token !== first.refresh_token && tokens.access_token !== first.access_token;

const server = await (await fetch(new URL('/.well-known/oauth-authorization-server', address))).json();
const revoked = await fetch(server.revocation_endpoint, {
  method: 'POST',
  body: new URLSearchParams({ token: tokens.refresh_token, client_id: information.client_id }),
});
said.revoked = revoked.status;
said.refusedAtLast = await refused(() => works(client));
await writeFile(file, JSON.stringify(said));
here.close();
process.exit(0);

function transport() {
  return new StreamableHTTPClientTransport(new URL(address), { authProvider });
}

async function connect() {
  const fresh = new Client({ name: 'oauth', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await fresh.connect(transport());
  return fresh;
}

async function works(connected) {
  const result = await connected.callTool({ name: 'list_offerings', arguments: {} });
  return !result.isError;
}

async function refused(ask) {
  try {
    await ask();
    return 'not refused';
  } catch (error) {
    return error.constructor.name;
  }
}

/** The application as a browser and a server see it: where answers go, and the document that describes it. */
function answer(request, response) {
  const url = new URL(request.url, origin);
  if (url.pathname === '/callback') {
    response.end('Signed in.');
    arrived(url.searchParams);
  } else if (url.pathname === '/client.json') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ client_id: documentUrl, ...metadata }));
  } else {
    response.writeHead(404).end();
  }
}
