// A connected client of @modelcontextprotocol/sdk 1.x, over HTTP or as the parent of a server. The mode is "legacy" for the
// newest version, or the age of an older one, such as "1.10", which package.json has under a name of its own.
export async function connect(mode, target, command, ...args) {
  const folder = mode === 'legacy' ? '@modelcontextprotocol/sdk' : `sdk-${mode}`;
  const { Client } = await import(`${folder}/client/index.js`);
  const { StdioClientTransport } = await import(`${folder}/client/stdio.js`);
  const { StreamableHTTPClientTransport } = await import(`${folder}/client/streamableHttp.js`);
  const client = new Client({ name: 'story', version: '1' });
  // This package tells the agreed revision to its transport, if to anybody.
  let protocolVersion;
  const request = client.request.bind(client);
  client.request = async (asked, ...how) => {
    const result = await request(asked, ...how);
    protocolVersion = asked.method === 'initialize' ? result.protocolVersion : protocolVersion;
    return result;
  };
  await client.connect(
    target === 'stdio'
      ? new StdioClientTransport({ command, args })
      : new StreamableHTTPClientTransport(new URL(target)),
  );
  return { client, callTool: (params, options) => client.callTool(params, undefined, options), protocolVersion };
}
