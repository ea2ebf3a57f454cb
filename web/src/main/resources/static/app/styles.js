// @ts-check

/** Fetches the styles of something few visits open, once. @param {string} name of a file of `css/` */
export async function styled(name) {
  const href = new URL(`../css/${name}.css`, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  await new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = (failure) => {
      link.remove();
      failed(failure);
    };
    document.head.append(link);
  });
}
