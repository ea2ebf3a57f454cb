// @ts-check
import { STATUSES } from '../filters.js';
import { byId, html, render } from '../html.js';
import { named, t } from '../i18n.js';
import { MOST_KM } from '../permalink.js';
import { resources } from '../resources.js';

/**
 * The parts of the one filter beside category and score: a resource, a status of the life cycle, a radius.
 *
 * @param {import('../state.js').Store} store
 * @param {{categories: any[], categoryName: (code: string) => string, ready: () => void}} context `ready` is called once resources have names
 */
export async function filtersPanel(store, { categories, categoryName, ready }) {
  const body = byId('filters-body');
  const all = await resources();

  function draw() {
    const { resource, status, radius } = store.state.filters;
    render(body, html`
      <label>${t('filters.resourceLabel')} <select id="filter-resource" name="resource"><option value="">${t('filters.anyResource')}</option>
        ${categories.map(({ code }) => html`<optgroup label="${categoryName(code)}">${all.filter(({ category }) => category === code)
          .map((row) => option(row.code, named(row), resource))}</optgroup>`)}</select></label>
      <label>${t('filters.statusLabel')} <select id="filter-status" name="status"><option value="">${t('filters.anyStatus')}</option>
        ${STATUSES.map((code) => option(code, t(`status.${code}`), status))}</select></label>
      <div class="slider">
        <label for="radius-range">${t('filters.radiusLabel')}</label>
        <input type="number" id="radius-number" name="radius" min="0" max="${MOST_KM}" step="any" value="${radius || ''}" placeholder="–" aria-label="${t('filters.radiusLabel')}" />
        <input type="range" id="radius-range" name="radius" min="0" max="50" step="1" value="${radius}" />
      </div>
      <p class="quiet">${t('filters.radiusHelp')}</p>`);
  }

  body.addEventListener('change', ({ target }) => {
    const { name, value } = target;
    const part = name === 'radius' ? Math.max(0, Math.min(MOST_KM, Number(value) || 0)) : value;
    store.change({ filters: { ...store.state.filters, [name]: part } });
  });
  body.addEventListener('input', ({ target }) => {
    if (target.id === 'radius-range') byId('radius-number').value = target.value;
  });
  store.on(['filters', 'lang'], draw);
  draw();
  ready();
}

const option = (code, label, chosen) => html`<option value="${code}" ${code === chosen && html`selected`}>${label}</option>`;
