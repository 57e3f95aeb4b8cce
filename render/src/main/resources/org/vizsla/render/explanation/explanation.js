'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const maps = [...document.querySelectorAll('img[data-over]')];

  document.querySelectorAll('input[name="view"]').forEach((input) => {
    input.addEventListener('change', () => {
      maps.forEach((image) => {
        const file = image.dataset[input.value] || image.dataset.over;
        image.src = file;
        image.parentElement.href = file;
      });
    });
  });
  const chosen = document.querySelector('input[name="view"]:checked');
  if (chosen && chosen.value !== 'over') chosen.dispatchEvent(new Event('change'));

  const outline = document.querySelector('.outline input');
  if (outline) {
    const show = () => root.classList.toggle('without-truth', !outline.checked);
    outline.addEventListener('change', show);
    show();
  }

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
