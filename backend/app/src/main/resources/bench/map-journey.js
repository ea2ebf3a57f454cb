// What a visitor does, measured inside the page; milliseconds of the page's own clock. Runs in an empty browser profile.
(async () => {
  performance.setResourceTimingBufferSize(5000);
  const frame = () => new Promise(requestAnimationFrame);
  const marked = async (name, since) => {
    for (const until = since + 20000; performance.now() < until; await frame()) {
      const mark = performance.getEntriesByName(name).findLast(({ startTime }) => startTime >= since);
      if (mark) return mark.startTime;
    }
    throw new Error(`no ${name} within 20 s`);
  };
  const figures = { first_map_ms: await marked('map-settled', 0) };
  const data = performance.getEntriesByType('resource').filter(({ name }) => /\/(tiles|api|ogc)\//.test(name));
  figures.first_map_kb = data.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024;
  while (!document.documentElement.dataset.ready) await frame();

  let [watching, longest, last] = [true, 0, performance.now()];
  (function watch(now) {
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) requestAnimationFrame(watch);
  })(last);

  const zooms = [];
  const press = (word) => document.querySelector(`#zoom [data-do=${word}]`).click();
  for (const word of ['zoom-in', 'zoom-in', 'zoom-in', 'zoom-out', 'zoom-in', 'zoom-out']) {
    const start = performance.now();
    press(word);
    await new Promise((rest) => setTimeout(rest, 260));
    zooms.push((await marked('map-settled', start)) - start);
  }
  const redraws = [];
  const filtering = performance.now();
  for (const code of ['flux', 'services', 'foncier', 'flux', 'services', 'foncier']) {
    const start = performance.now();
    document.getElementById(`category-${code}`).click();
    redraws.push((await marked('map-drawn', start)) - start);
    await marked('map-settled', start);
  }
  watching = false;
  const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= filtering);
  figures.filter_tiles_asked = asked.filter(({ name }) => name.includes('/tiles/')).length;
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  figures.zoom_settled_ms = middle(zooms);
  figures.filter_redraw_ms = middle(redraws);
  figures.longest_frame_ms = longest;
  return figures;
})();
