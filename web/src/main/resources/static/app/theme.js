// @ts-check

/**
 * Gives the page the theme the reader chose, else the system's.
 *
 * @param {import('./state.js').Store} store
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
