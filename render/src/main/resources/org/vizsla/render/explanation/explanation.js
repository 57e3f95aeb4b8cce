'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const maps = [...document.querySelectorAll('img[data-over]')];
  const views = [...document.querySelectorAll('input[name="view"]')];
  const VIEWS = ['over', 'heat', 'strength', 'colours'];
  const control = (name) => document.querySelector(`input[name="${name}"]`);
  const grey = control('grey');
  const raw = control('raw');
  const opacity = control('opacity');
  const threshold = control('threshold');
  const cuts = [...document.querySelectorAll('.filters feFuncA')];

  function show() {
    const chosen = (views.find((input) => input.checked) || views[0]).value;
    const isRaw = Boolean(raw && raw.checked);
    root.classList.toggle('raw', isRaw);
    root.classList.toggle('grey', grey.checked);
    let overlaid = false;
    maps.forEach((image) => {
      const { dataset } = image;
      const card = image.closest('.card');
      const view = chosen === 'usual' ? card.dataset.usual : chosen;
      VIEWS.forEach((name) => card.classList.toggle(`view-${name}`, name === view));
      overlaid = overlaid || view === 'over';
      const file = view === 'over' ? (isRaw && dataset.raw) || dataset.over : dataset[view] || dataset.heat;
      if (image.getAttribute('src') !== file) image.src = file;
      image.parentElement.href = view === 'over' && dataset.link ? dataset.link : file;
    });
    root.classList.toggle('overlaid', overlaid);
    outlined();
  }

  /* A layer's opacity is the strength of the map; its square, where the scale is not signed. */
  function adjust() {
    root.style.setProperty('--opacity', opacity.value / 100);
    opacity.previousElementSibling.textContent = `${opacity.value} %`;
    threshold.previousElementSibling.textContent = `${threshold.value} %`;
    const least = threshold.value / 100;
    cuts.forEach((cut) => {
      const from = cut.closest('filter').id === 'cut-signed' ? least : Math.sqrt(least);
      const levels = Array.from({ length: 256 }, (_, i) => (i / 255 < from ? 0 : (i / 255).toFixed(3)));
      cut.setAttribute('tableValues', levels.join(' '));
    });
    root.classList.toggle('cut', least > 0);
  }

  const outline = document.querySelector('.outline input');
  function outlined() {
    if (outline) root.classList.toggle('without-truth', !outline.checked);
  }
  [...views, grey, raw, outline].forEach((input) => input && input.addEventListener('change', show));
  [opacity, threshold].forEach((input) => input.addEventListener('input', adjust));
  show();
  adjust();

  /* The place under the pointer is marked in all pictures. */
  document.querySelectorAll('.picture').forEach((picture) => {
    picture.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'mouse') return;
      const box = picture.getBoundingClientRect();
      root.style.setProperty('--x', `${(100 * (event.clientX - box.left)) / box.width}%`);
      root.style.setProperty('--y', `${(100 * (event.clientY - box.top)) / box.height}%`);
      root.classList.add('pointing');
    });
    picture.addEventListener('pointerleave', () => root.classList.remove('pointing'));
  });
})();
