// @ts-check
import { html } from '../html.js';
import { date, declaredQuantity, distance, named, t, unitName } from '../i18n.js';
import { categorySymbol } from '../panels/parts.js';
import { ALL_YEAR, choosable, periodsOf, yearly } from './wish.js';

const KINDS = ['need', 'offer', 'share'];
const FIRST_PROMPTS = 4;
const VISIBILITIES = ['facilitator', 'network', 'public'];

const radio = (name, value, chosen, label) => html`<label class="choice"><input type="radio" name="${name}" id="declare-${name}-${value}" value="${value}"
  ${chosen && html`checked`} /> ${label}</label>`;
const option = (value, chosen, label) => html`<option value="${value}" ${chosen && html`selected`}>${label}</option>`;

/**
 * Questions from the activity: a tap fills the form, nothing is declared by it.
 *
 * @param {any[]} prompts @param {string} activity
 */
export function promptList(prompts, activity) {
  if (prompts.length === 0) return null;
  return html`<section>
    <h3>${activity ? t('declare.promptsOf', { activity }) : t('declare.prompts')}</h3>
    <p class="quiet">${t('declare.promptsHelp')}</p>
    <p class="chips">${prompts.slice(0, FIRST_PROMPTS).map(question)}</p>
    ${prompts.length > FIRST_PROMPTS && html`<details><summary>${t('declare.morePrompts', { n: prompts.length - FIRST_PROMPTS })}</summary>
      <p class="chips">${prompts.slice(FIRST_PROMPTS).map(question)}</p></details>`}
  </section>`;
}

function question({ kind, resource, category, sites, nearest_m: near, ...row }) {
  return html`<button type="button" class="chip" data-prompt="${kind}:${category}:${resource}">${categorySymbol(category)}
    <span>${t(`declare.ask.${kind}`, { resource: named(row) })}
      ${sites > 0 && html`<small>${t('declare.near', { n: sites, distance: distance(near) })}</small>`}</span></button>`;
}

/**
 * @param {import('./wish.js').Wish} wish
 * @param {{resources: any[], categories: any[], qualities: any[], categoryName: (code: string) => string}} reference
 */
export function wishForm(wish, { resources, categories, qualities, categoryName }) {
  const resource = resources.find(({ code }) => code === wish.resource);
  const periods = periodsOf(resource ?? { unit: 't', category: wish.category });
  return html`<form id="declare-form" novalidate>
    <h3 id="declare-what" tabindex="-1">${t(wish.id ? 'declare.change' : 'declare.new')}</h3>
    <fieldset class="kinds"><legend>${t('declare.kind')}</legend>
      ${KINDS.map((kind) => radio('kind', kind, kind === wish.kind, t(`declare.${kind}`)))}</fieldset>
    <div class="columns">
      <label>${t('column.category')}<select id="declare-category" name="category">${option('', !wish.category, t('declare.choose'))}
        ${categories.map(({ code }) => option(code, code === wish.category, categoryName(code)))}</select></label>
      <label>${t('declare.resource')}<select id="declare-resource" name="resource" ${!wish.category && html`disabled`}>${option('', !resource, t('declare.choose'))}
        ${grouped(choosable(resources, wish.kind, wish.category), wish.resource)}</select></label>
    </div>
    <div id="declare-outlook" role="status"></div>
    <div class="amount">
      <label>${t('declare.quantity')}<input type="number" id="declare-quantity" name="quantity" min="0" step="any" inputmode="decimal" value="${wish.quantity ?? ''}" /></label>
      <span class="unit">${resource ? unitName(resource.unit) : ''}</span>
      ${periods.length > 0 && html`<label>${t('declare.period')}<select id="declare-period" name="period">${periods.map((period) =>
        option(period, period === wish.period, t(`declare.per.${period}`)))}</select></label>`}
    </div>
    <p class="quiet" id="declare-yearly">${yearlySentence(wish, resource)}</p>
    <fieldset class="kinds"><legend>${t('declare.exactness')}</legend>
      ${radio('estimated', 'yes', wish.estimated, t('declare.estimated'))}${radio('estimated', 'no', !wish.estimated, t('declare.measured'))}</fieldset>
    <details ${(wish.months !== ALL_YEAR || wish.qualities.length || wish.storage) && html`open`}>
      <summary>${t('declare.more')}</summary>
      <fieldset class="grid"><legend>${t('declare.months')}</legend>${monthNames().map((name, month) => html`<label class="choice">
        <input type="checkbox" name="month" id="declare-month-${month}" value="${month}" ${wish.months & (1 << month) ? html`checked` : ''} /> ${name}</label>`)}</fieldset>
      <fieldset class="grid"><legend>${t('declare.qualities')}</legend>${qualities.map((quality) => html`<label class="choice">
        <input type="checkbox" name="quality" id="declare-quality-${quality.code}" value="${quality.code}" ${wish.qualities.includes(quality.code) && html`checked`} /> ${named(quality)}</label>`)}</fieldset>
      <label>${t('declare.storage')}<input type="number" id="declare-storage" name="storage" min="0" max="12" step="1" inputmode="numeric" value="${wish.storage}" /></label>
    </details>
    <label>${t('declare.visibility')}<select id="declare-visibility" name="visibility">${VISIBILITIES.map((each) =>
      option(each, each === wish.visibility, t(`declare.visibility.${each}`)))}</select></label>
    <p class="bad-news" id="declare-problem" role="alert"></p>
    <p class="actions"><button type="submit" class="primary" id="declare-save">${t(wish.id ? 'declare.saveChange' : 'declare.save')}</button>
      ${wish.id && html`<button type="button" data-anew>${t('declare.another')}</button>`}</p>
  </form>`;
}

/** What the quantity is over a year, where it was said otherwise. @param {import('./wish.js').Wish} wish @param {any} resource */
export function yearlySentence(wish, resource) {
  const amount = yearly(wish);
  return resource && amount && wish.period !== 'year' ? declaredQuantity({ ...resource, quantity: amount }) : '';
}

/**
 * What it could lead to: who declares the other side within reach.
 *
 * @param {string} kind @param {any} seen the server's prospects @param {any} resource
 */
export function outlook(kind, { sites, nearest, farthest_m: far, reach_km: reach }, resource) {
  const close = nearest.length;
  if (sites === 0) return html`<p class="notice">${t('declare.nobody', { distance: distance(reach * 1000) })}</p>`;
  return html`<div class="found"><b>${t(`declare.found.${kind}`, { n: close, distance: rounded(nearest[close - 1].distance_m) })}</b>
    ${sites > close && html`<p class="quiet">${t('declare.inAll', { n: sites, distance: rounded(far) })}</p>`}
    <ul class="plainlist">${nearest.map((other) => html`<li>${other.name} <small>${named(other) !== named(resource) && `${named(other)} · `}${distance(other.distance_m)}</small></li>`)}</ul></div>`;
}

/** Upwards, for what is said to lie within. @param {number} metres */
const rounded = (metres) => distance(metres < 10_000 ? Math.ceil(metres / 100) * 100 : Math.ceil(metres / 1000) * 1000);

/** @param {any[]} rows declarations of the site */
export function declared(rows) {
  if (rows.length === 0) return null;
  return html`<section><h3>${t('declare.declared', { n: rows.length })}</h3><ul class="leads">${rows.map((row) => html`<li>${categorySymbol(row.category)}
    <div>${named(row)} <small>${[t(`declare.${row.kind}`), declaredQuantity(row), row.estimated && t('estimated'), date(row.declared_on)]
      .filter(Boolean).join(' · ')}</small></div>
    <button type="button" class="plain" data-change="${row.id}" id="declare-change-${row.id}" aria-label="${t('declare.changeOf', { resource: named(row) })}">${t('declare.edit')}</button>
    <button type="button" class="plain" data-withdraw="${row.id}" id="declare-withdraw-${row.id}" aria-label="${t('declare.withdrawOf', { resource: named(row) })}">${t('declare.withdraw')}</button></li>`)}</ul></section>`;
}

function grouped(resources, chosen) {
  const groups = [...new Set(resources.map(({ subcategory }) => subcategory))];
  return groups.map((name) => html`<optgroup label="${name}">${resources.filter(({ subcategory }) => subcategory === name)
    .map((row) => option(row.code, row.code === chosen, named(row)))}</optgroup>`);
}

function monthNames() {
  const name = new Intl.DateTimeFormat(document.documentElement.lang, { month: 'short', timeZone: 'UTC' });
  return [...Array(12).keys()].map((month) => name.format(new Date(Date.UTC(2024, month, 1))));
}
