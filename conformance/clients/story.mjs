// The billing story of docs/story.md, told by a client of the official TypeScript packages:
// story.mjs FILE client|sdk auto|pinned|legacy ADDRESS, or ... stdio COMMAND ARGUMENT...
// What the client saw is written to the file as JSON; BillingStory.java says what that must be.
import { writeFile } from 'node:fs/promises';

const CUSTOMER = {
  customerName: 'Juniper Books',
  email: 'billing@juniper.example',
  paymentChannel: 'manual',
  customerId: 'juniper',
  currency: 'USD',
};

const [file, kind, ...how] = process.argv.slice(2);
const { connect } = await import(`./${kind}.mjs`);
const { client, callTool, protocolVersion } = await connect(...how);
const said = { protocolVersion, server: client.getServerVersion(), instructions: client.getInstructions() };
await look();
await waitForPaigo();
await bill();
await read();
await goWrong();
await writeFile(file, JSON.stringify(said));
await client.close();

async function look() {
  said.tools = (await client.listTools()).tools.map(({ name }) => name);
  said.prompts = (await client.listPrompts()).prompts.map(({ name }) => name);
  said.resources = (await client.listResources()).resources.map(({ uri }) => uri);
  said.templates = (await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate);
}

/** Paigo is busy at first, so that there is progress to tell. */
async function waitForPaigo() {
  said.progress = [];
  await tool('list_offerings', {}, { onprogress: ({ progress }) => said.progress.push(progress) });
}

async function bill() {
  const { dimensionId } = (said.dimension = await tool('create_dimension', {
    dimensionName: 'Reports',
    unit: 'count',
    aggregationMethod: 'sum',
    aggregationInterval: 'month',
    usageIncrement: '1',
    rounding: 'ceiling',
    unitPrice: '0.25',
  }));
  const { offeringId } = (said.offering = await tool('create_offering', {
    offeringName: 'Reports plan',
    offeringVisibility: 'private',
    offeringType: 'subscription',
    billingCycle: 'monthly',
    currency: 'USD',
    subscriptionPrice: '20',
    dimensionIds: [dimensionId],
  }));
  said.onboarded = await tool('onboard_customer', { ...CUSTOMER, offeringId });
  said.onboardedAgain = await tool('onboard_customer', { ...CUSTOMER, offeringId });
  const { customerId } = CUSTOMER;
  said.measured = await tool('measure_usage', { customerId, dimensionId, quantity: '3' });
  said.usage = await tool('get_usage', { customerId, interval: 'none' });
  await tool('add_credits', { customerId, currency: 'USD', amount: '0.1', reason: 'welcome' });
  await tool('add_credits', { customerId, currency: 'USD', amount: 0.2 });
  said.ledger = await tool('get_credit_ledger', { customerId });
  await tool('add_credits', { customerId, currency: 'USD', amount: '123456789.012345' });
  said.customer = await tool('get_customer', { customerId });
  said.ledgerAfterwards = await tool('get_credit_ledger', { customerId });
  said.invoices = await tool('list_invoices', { customerId });
  said.invoice = await tool('get_invoice', { invoiceId: said.invoices.items[0].invoiceId });
}

async function read() {
  const { invoiceId } = said.invoice;
  said.prompt = (await client.getPrompt({ name: 'explain_invoice', arguments: { invoiceId } })).messages[0].content.text;
  said.completion = (
    await client.complete({
      ref: { type: 'ref/resource', uri: 'paigo://customers/{customerId}' },
      argument: { name: 'customerId', value: 'Juniper B' },
    })
  ).completion.values;
  const uri = `paigo://customers/${said.completion[0]}`;
  said.resource = JSON.parse((await client.readResource({ uri })).contents[0].text);
  said.contract = JSON.parse((await client.readResource({ uri: 'paigo://contract' })).contents[0].text).openapi;
}

async function goWrong() {
  const wrong = await callTool({ name: 'add_credits', arguments: { customerId: CUSTOMER.customerId, currency: 'USD', amount: '-1' } });
  said.wrongArgument = { isError: wrong.isError, text: wrong.content[0].text };
  said.unknownTool = await error(() => callTool({ name: 'add_credit', arguments: {} }));
  said.unknownResource = await error(() => client.readResource({ uri: 'paigo://customers/nobody' }));
}

async function tool(name, given, options) {
  const result = await callTool({ name, arguments: given }, options);
  if (result.isError) {
    throw new Error(`${name}: ${result.content[0].text}`);
  }
  return result.structuredContent;
}

async function error(ask) {
  try {
    return { answered: await ask() };
  } catch ({ code, message }) {
    return { code, message };
  }
}
