// @ts-check

/**
 * A Symbiozae map in any page: `<symbiozae-map server="https://…" view="cat=flux&score=60" height="480" title="…">`.
 * Attributes: `server`, by default the one this file comes from; `view`, what follows the question mark in the map's
 * address; `height` in pixels; `title`, for those who cannot see the frame.
 * Events: `ready`; `move` with detail `{lon, lat, zoom}`, degrees WGS 84; `selection` with detail `{kind, id}` or null.
 */
class SymbiozaeMap extends HTMLElement {
  static observedAttributes = ['server', 'view', 'height', 'title'];

  #frame = document.createElement('iframe');
  #ready = false;
  /** @type {object[]} */
  #waiting = [];
  /** @param {MessageEvent} message */
  #hear = ({ source, origin, data }) => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    if (!['ready', 'move', 'selection'].includes(data?.symbiozae)) return;
    if (data.symbiozae === 'ready') {
      this.#ready = true;
      this.#waiting.splice(0).forEach((order) => this.#send(order));
    }
    this.dispatchEvent(new CustomEvent(data.symbiozae, { detail: data.detail }));
  };

  connectedCallback() {
    addEventListener('message', this.#hear);
    this.style.display = 'block';
    this.#frame.loading = 'lazy';
    this.#frame.style.cssText = 'display:block;width:100%;border:0';
    this.#dress();
    this.#load();
    this.replaceChildren(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === 'server' || name === 'view') this.#load();
    else this.#dress();
  }

  /**
   * Moves the map; without a zoom it keeps its own.
   *
   * @param {number} lon degrees
   * @param {number} lat degrees
   * @param {number} [zoom] 5 to 19
   */
  flyTo(lon, lat, zoom) {
    this.#send({ symbiozae: 'flyTo', detail: { lon, lat, zoom } });
  }

  /**
   * Replaces the filter: `cat` (codes, comma separated), `score` (0 to 100), `couches`. None of them is no filter.
   *
   * @param {Record<string, string> | string} params
   */
  filter(params) {
    this.#send({ symbiozae: 'filter', detail: String(new URLSearchParams(params)) });
  }

  get #origin() {
    return new URL(this.#frame.src).origin;
  }

  /** @param {object} order kept until the map is there */
  #send(order) {
    if (this.#ready) this.#frame.contentWindow?.postMessage(order, this.#origin);
    else this.#waiting.push(order);
  }

  #load() {
    const server = this.getAttribute('server') || new URL('.', import.meta.url).href;
    const page = new URL('embed.html', server.replace(/\/*$/, '/'));
    page.search = this.getAttribute('view') ?? '';
    this.#ready = false;
    this.#frame.src = page.href;
  }

  #dress() {
    this.#frame.style.height = `${parseInt(this.getAttribute('height') ?? '', 10) || 480}px`;
    this.#frame.title = this.title || 'Symbiozae';
  }
}

if (!customElements.get('symbiozae-map')) customElements.define('symbiozae-map', SymbiozaeMap);
