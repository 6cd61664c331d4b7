// A connected client of @modelcontextprotocol/sdk 1.x, over HTTP or as the parent of a server.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export async function connect(mode, target, command, ...args) {
  const transport =
    target === 'stdio'
      ? new StdioClientTransport({ command, args })
      : new StreamableHTTPClientTransport(new URL(target));
  // This package tells the agreed revision to its transport alone.
  let protocolVersion;
  const setProtocolVersion = transport.setProtocolVersion?.bind(transport);
  transport.setProtocolVersion = (version) => {
    protocolVersion = version;
    setProtocolVersion?.(version);
  };
  const client = new Client({ name: 'story', version: '1' });
  await client.connect(transport);
  return { client, callTool: (params, options) => client.callTool(params, undefined, options), protocolVersion };
}
