// @ts-check
import { t } from './i18n.js';

/** What the server's codes say to people; its own sentence, in English, goes along only where it names a value. */
const CODES = ['not_found', 'invalid', 'unreadable', 'conflict', 'unauthenticated', 'forbidden', 'too_large', 'unavailable'];

/** The server's refusal: an RFC 9457 problem, its code what people quote. */
export class ServerError extends Error {
  /** @param {number} status @param {string} code @param {string} detail @param {any} [problem] all the server said */
  constructor(status, code, detail, problem = {}) {
    super(detail);
    this.problem = problem;
    this.status = status;
    this.code = code;
  }
}

/** How browsers say that a request, or a module, did not come. */
const NOT_COME = /fetch|module|load failed/i;

/** @param {any} failure */
const notCome = (failure) => failure instanceof TypeError && NOT_COME.test(failure.message);

/**
 * Whether something failed for want of the server, be it an answer, a module or a style sheet. The page is told so.
 *
 * @param {any} failure
 */
export function lost(failure) {
  const so = failure instanceof ServerError ? failure.code === 'network' : failure instanceof Event || notCome(failure);
  if (so) dispatchEvent(new Event('server-lost'));
  return so;
}

export const REFERENCE = 'reference';

/** @type {string | undefined} */
let scenario;

/** From now on every address asks for the results of this scenario. @param {string} name */
export function inScenario(name) {
  scenario = name === REFERENCE ? undefined : name;
}

/**
 * @param {string} path relative to the page, for instance `api/overview`
 * @param {Record<string, unknown>} [parameters] empty ones are left out
 */
export function address(path, parameters = {}) {
  const query = Object.entries({ scenario, ...parameters })
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`);
  return query.length ? `${path}?${query.join('&')}` : path;
}

/** @type {string | undefined} */
let key;

/** From now on the page speaks for whoever holds this key. It travels in a header, never in an address. @param {string} held */
export function holdKey(held) {
  key = held;
}

let asPublic = false;

/** From now on the page asks as the public, whoever sits before it: what it shows may be seen by anybody. */
export function becomePublic() {
  asPublic = true;
}

/**
 * The browser's `fetch`, in the name of whom the page speaks for.
 *
 * @param {string} url
 * @param {RequestInit} [options]
 */
export function request(url, options = {}) {
  if (key) return fetch(url, { ...options, headers: { ...options.headers, authorization: `Bearer ${key}` } });
  if (!asPublic) return fetch(url, options);
  return fetch(url, { ...options, credentials: 'omit', headers: { ...options.headers, 'symbiozae-viewer': 'public' } });
}

/**
 * @param {string} url
 * @param {RequestInit} [options]
 */
async function ask(url, options) {
  /** @type {Response} */
  let answer;
  try {
    answer = await request(url, options);
  } catch (failure) {
    if (/** @type {Error} */ (failure).name === 'AbortError') throw failure;
    dispatchEvent(new Event('server-lost'));
    throw new ServerError(0, 'network', '');
  }
  dispatchEvent(new Event('server-found'));
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  const code = problem.code ?? String(answer.status);
  const detail = problem.detail ?? '';
  throw new ServerError(answer.status, code, CODES.includes(code) ? t(`problem.${code}`, { detail }) : detail, problem);
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function get(path, parameters, signal) {
  return ask(address(path, parameters), { signal, headers: { accept: 'application/json' } });
}

/**
 * @param {string} path
 * @param {object | FormData} body
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function post(path, body, signal) {
  return send('POST', path, body, signal);
}

/**
 * @param {'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {object | FormData} [body]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function send(method, path, body, signal) {
  if (!body || body instanceof FormData) return ask(path, { method, body, signal });
  return ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, signal });
}

/** How many modules were asked for once more. */
let again = 0;

/**
 * A module that few visits need. Most browsers remember that one did not come and never ask for it again under the same address, as the
 * HTML standard has it: so it is asked for by another.
 *
 * @param {(again: string) => Promise<any>} load imports it from its address and `again`
 */
export async function bring(load) {
  try {
    return await load('');
  } catch (failure) {
    if (!notCome(failure)) throw failure;
    again += 1;
    return load(`?${again}`);
  }
}
