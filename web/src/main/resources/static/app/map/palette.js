// @ts-check

/** Codes of the five categories in the order of legends and ring slices. A category not named here is drawn grey. */
export const CATEGORIES = ['flux', 'fluides', 'services', 'equipements', 'foncier'];

const NAMES = ['bg', 'map', 'ink', 'ink-2', 'accent', 'line-map', 'zone', 'focus', ...CATEGORIES.map((code) => `cat-${code}`)];

/** @type {Record<string, string>} */
let colours = {};

/**
 * Gives the page the theme the reader chose, else the system's.
 *
 * @param {import('../state.js').Store} store
 */
export function followTheme(store) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = store.state;
    document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  dark.addEventListener('change', apply);
  store.on(['theme'], apply);
  apply();
}

/**
 * Reads the colours of the theme from the style sheet; call it after each change of theme.
 *
 * @param {Element} [element] whose colours; paper has those of the light theme
 */
export function readPalette(element = document.documentElement) {
  const style = getComputedStyle(element);
  colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  sprites.clear();
}

/** @param {string} name a token, without its dashes */
export function colour(name) {
  return colours[name] ?? colours['ink-2'];
}

/** @param {string} code */
export function categoryColour(code) {
  return colour(`cat-${code}`);
}

/** Corners of each category's shape in a circle of radius 1; null is the circle itself. */
const SHAPES = {
  flux: null,
  fluides: [[-0.82, -0.82], [0.82, -0.82], [0.82, 0.82], [-0.82, 0.82]],
  services: [[0, -1.05], [1, 0.8], [-1, 0.8]],
  equipements: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  foncier: [0, 1, 2, 3, 4].map((corner) => [
    1.05 * Math.sin((corner * 2 * Math.PI) / 5),
    -1.05 * Math.cos((corner * 2 * Math.PI) / 5),
  ]),
};

/** The shape as an SVG element's attributes, for legends: a path in a box of −1.4..1.4. @param {string} code */
export function shapePath(code) {
  const corners = SHAPES[code];
  return corners
    ? `M${corners.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`
    : 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z';
}

/** @type {Map<string, HTMLCanvasElement>} */
const sprites = new Map();
let density = devicePixelRatio;

/** From now on symbols are sharp on a canvas of so many pixels to one of the page. @param {number} scale */
export function drawSymbolsAt(scale) {
  density = scale;
  sprites.clear();
}

/**
 * A category's symbol with its halo, drawn once for each size and theme, its side in pixels of the page, and how many of its own make one.
 *
 * @param {string} code
 * @param {number} radius
 */
export function symbol(code, radius) {
  const key = `${code}/${radius}`;
  let sprite = sprites.get(key);
  if (!sprite) {
    const half = Math.ceil(radius * 1.2 + 2);
    sprite = document.createElement('canvas');
    sprite.width = sprite.height = 2 * half * density;
    const context = /** @type {CanvasRenderingContext2D} */ (sprite.getContext('2d'));
    context.scale(density, density);
    context.translate(half, half);
    context.scale(radius, radius);
    const path = new Path2D(shapePath(code));
    context.lineJoin = 'round';
    context.lineWidth = 3 / radius;
    context.strokeStyle = colour('bg');
    context.stroke(path);
    context.fillStyle = categoryColour(code);
    context.fill(path);
    sprites.set(key, sprite);
  }
  return { sprite, side: sprite.width / density, density };
}
