// Somebody who signs in and allows, without a browser's window: cookies, redirects and forms, no script.
// A person is { way: 'own' | 'company', clientId, secret }.
const HIDDEN = /<input type="(?:hidden|checkbox)" name="([a-z_]+)" value="([^"]*)"/g;

/** Goes through the pages until the application at that address is answered. */
export async function allow(url, person, application) {
  const cookies = new Map();
  let response = await get(url);
  for (let step = 0; step < 20; step++) {
    const next = response.headers.get('location');
    if (next) {
      const location = new URL(next, response.at);
      response = await get(location);
      if (location.href.startsWith(application)) {
        return;
      }
    } else {
      response = await act(response);
    }
  }
  throw new Error('the pages lead nowhere');

  async function act({ at, page }) {
    const fields = new URLSearchParams([...page.matchAll(HIDDEN)].map(([, name, value]) => [name, value]));
    const company = /href="(company\?request=[^"]+)"/.exec(page);
    if (person.way === 'company' && company) {
      return get(new URL(company[1], at));
    }
    if (page.includes('name="client_secret"')) {
      fields.set('client_id', person.clientId);
      fields.set('client_secret', person.secret);
      return send(new URL('own', at), { method: 'POST', body: fields });
    }
    if (page.includes('value="allow"')) {
      fields.set('decision', 'allow');
      return send(new URL('consent', at), { method: 'POST', body: fields });
    }
    throw new Error(`nothing to do on this page: ${page}`);
  }

  function get(to) {
    return send(to, {});
  }

  async function send(to, how) {
    const cookie = [...(cookies.get(to.origin) ?? new Map())].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(to, { ...how, redirect: 'manual', headers: { Origin: to.origin, ...(cookie && { Cookie: cookie }) } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(to.origin, (cookies.get(to.origin) ?? new Map()).set(name, value));
    }
    return { at: to, headers: answer.headers, page: await answer.text() };
  }
}
