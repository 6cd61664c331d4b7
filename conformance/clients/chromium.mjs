// Somebody who signs in and allows in a real browser, Chromium, told what to do by its own protocol.
// A person is { way: 'own' | 'company', clientId, secret, pictures? }: a folder for pictures of the pages.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.CHROMIUM ?? 'chromium';

/** Goes through the pages until the application at that address is answered. */
export async function allow(url, person, application) {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const browser = spawn(PROGRAM, [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
  ]);
  try {
    const page = await open(await endpoint(browser));
    await page.small();
    await page.go(url.href);
    for (let step = 0; step < 20; step++) {
      const at = await page.evaluate('location.href');
      if (at.startsWith(application)) {
        return;
      }
      await page.picture(person.pictures, step);
      await page.act(person);
    }
    throw new Error('the pages lead nowhere');
  } finally {
    const gone = new Promise((done) => browser.once('exit', done));
    browser.kill();
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function endpoint(browser) {
  return new Promise((found, failed) => {
    let words = '';
    browser.stderr.on('data', (more) => {
      words += more;
      const line = /DevTools listening on ws:\/\/([^/]+)/.exec(words);
      if (line) {
        found(line[1]);
      }
    });
    browser.once('error', failed);
    browser.once('exit', () => failed(new Error(`Chromium did not start: ${words}`)));
  });
}

async function open(host) {
  const target = (await (await fetch(`http://${host}/json/list`)).json()).find(({ type }) => type === 'page');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((done, failed) => ((socket.onopen = done), (socket.onerror = failed)));
  const waiting = new Map();
  let last = 0;
  let loaded = () => {};
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.method === 'Page.loadEventFired') {
      loaded();
    }
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  await send('Page.enable');
  return { small, go, evaluate, act, picture };

  async function send(method, params = {}) {
    const id = ++last;
    const answered = new Promise((done) => waiting.set(id, done));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  async function andLoad(work) {
    const done = new Promise((yes, no) => {
      loaded = yes;
      setTimeout(() => no(new Error('no page came')), 20_000).unref();
    });
    await work();
    await done;
  }

  /** As on a phone. */
  function small() {
    return send('Emulation.setDeviceMetricsOverride', { width: 400, height: 820, deviceScaleFactor: 1, mobile: true });
  }

  function go(address) {
    return andLoad(() => send('Page.navigate', { url: address }));
  }

  async function evaluate(expression) {
    return (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  }

  /** As a person would: types, and presses the button. */
  function act({ way, clientId, secret }) {
    const given = JSON.stringify({ way, clientId, secret });
    return andLoad(() =>
      evaluate(`(({ way, clientId, secret }) => {
        const company = document.querySelector('a[href^="company"]');
        const field = document.querySelector('[name=client_secret]');
        if (way === 'company' && company) {
          company.click();
        } else if (field) {
          document.querySelector('[name=client_id]').value = clientId;
          field.value = secret;
          document.querySelector('[name=name]').value = 'Juniper Books';
          document.querySelector('button[type=submit]').click();
        } else {
          document.querySelector('button[value=allow]').click();
        }
      })(${given})`),
    );
  }

  async function picture(folder, number) {
    if (folder) {
      for (const value of ['light', 'dark']) {
        await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
        const { data } = await send('Page.captureScreenshot');
        await writeFile(join(folder, `page-${number}-${value}.png`), data, 'base64');
      }
    }
  }
}
