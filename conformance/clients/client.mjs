// A connected client of @modelcontextprotocol/client, over HTTP or as the parent of a server.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const MODES = {
  auto: { versionNegotiation: { mode: 'auto' } },
  pinned: { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  legacy: {},
};

export async function connect(mode, target, command, ...args) {
  const client = new Client({ name: 'story', version: '1' }, MODES[mode]);
  await client.connect(
    target === 'stdio'
      ? new StdioClientTransport({ command, args })
      : new StreamableHTTPClientTransport(new URL(target)),
  );
  return {
    client,
    callTool: (params, options) => client.callTool(params, options),
    protocolVersion: client.getNegotiatedProtocolVersion(),
  };
}
