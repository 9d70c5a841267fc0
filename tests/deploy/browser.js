// Just enough of a browser to sign in with: cookies, redirects, and forms sent as they stand.

export class Browser {
  #cookies = new Map();

  async open(url, options = {}) {
    const response = await fetch(url, {
      ...options,
      redirect: 'manual',
      headers: { ...options.headers, cookie: this.#cookieHeader() },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.#cookies.set(name, value);
    }
    const onward = response.headers.get('location');
    if (onward) return this.open(new URL(onward, url));
    return { url: String(url), status: response.status, text: await response.text() };
  }

  // Sends the page's only form with its hidden fields and the given choices.
  async send(page, choices = {}) {
    const fields = new URLSearchParams();
    for (const [input] of page.text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      fields.set(/name="([^"]*)"/.exec(input)[1], /value="([^"]*)"/.exec(input)[1]);
    }
    for (const [name, value] of Object.entries(choices)) fields.set(name, value);
    const action = /<form[^>]*action="([^"]*)"/.exec(page.text)[1];
    return this.open(new URL(action, page.url), { method: 'POST', body: fields });
  }

  #cookieHeader() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
