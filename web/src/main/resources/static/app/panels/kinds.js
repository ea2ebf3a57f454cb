// @ts-check
import { bring } from '../api.js';

/** What knows how to load, show and bring forward each kind of object; loaded when the first of its kind is opened. @type {Record<string, () => Promise<any>>} */
export const KINDS = {
  zone: () => bring((again) => import(`./zone.js${again}`)),
  site: () => bring((again) => import(`./site.js${again}`)),
  synergy: () => bring((again) => import(`./synergy.js${again}`)),
  cluster: () => bring((again) => import(`./cluster.js${again}`)),
  proposal: () => bring((again) => import(`./proposal.js${again}`)),
};
