// The one request that this page makes, and what can go wrong with it.

/** Where articles go: beside this page, whatever the service is called from outside. */
export const ENDPOINT = new URL("v1/extract", document.baseURI).href;

// What to do about each problem; the service's own words come first.
const ADVICE = {
  null: "This is a fault of the page, not of your article. Tell its keeper the line above.",
  0: "Check that the service is still running, then try again.",
  400: "Take characters that are not text out of the article, then try again.",
  401: "Enter a key that the service knows, then try again.",
  403: "Open this page from the service itself.",
  408: "Try again, on a faster connection or with a shorter article.",
  413: "Paste only the article, not the whole page.",
  415: "Reload the page and try again.",
  421: "Open this page by the address that the service was started with.",
  422: "Mend the article, its date or its title, then try again.",
  429: "Try again later.",
  500: "This is a fault of the service. Trying again may help; if not, tell its keeper the line below.",
  503: "The service is busy. Try again in a moment.",
  504: "Try a shorter article.",
};

/** Why an article could not be read, in words; `status` is 0 without an answer, `passing` says that trying again may do. */
export class Problem extends Error {
  constructor(status, { title, detail, code, instance }, wait) {
    super(String(title ?? `The service answered with status ${status}`));
    this.status = status;
    this.detail = detail ? String(detail) : "";
    this.advice = wait ? `The service is busy. Try again in ${wait} s.` : (ADVICE[status] ?? ADVICE[500]);
    this.passing = status === 0 || status === 408 || status === 429 || status >= 500;
    this.reference = [code, status || null, instance].filter(Boolean).join(" · ");
  }
}

/** What to tell where the page itself failed. */
export function fault(error) {
  return new Problem(null, { title: "This page could not show the answer", detail: error.message });
}

/** The facts of an article; throws a `Problem`. */
export async function extract(body, key) {
  const response = await send(body, key);
  const json = await response.json().catch(() => null);
  if (response.ok && json) return json;
  const wait = response.headers.get("Retry-After");
  throw new Problem(response.status, json ?? {}, /^\d+$/.test(wait ?? "") ? wait : null);
}

async function send(body, key) {
  const headers = { "Content-Type": "application/json" };
  if (key) headers.Authorization = `Bearer ${key}`;
  try {
    return await fetch(ENDPOINT, { method: "POST", headers, body: JSON.stringify(body) });
  } catch (error) {
    throw new Problem(0, { title: "The service does not answer", detail: error.message });
  }
}
