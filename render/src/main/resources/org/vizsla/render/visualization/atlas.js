'use strict';
(() => {
  document.documentElement.classList.add('scripted');
  const box = document.getElementById('search');
  const sections = Array.from(document.querySelectorAll('.layer'));
  const found = document.getElementById('found');

  function search() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const section of sections) {
      let some = false;
      for (const card of section.querySelectorAll('.card')) {
        const shown = words.every((word) => card.dataset.words.includes(word));
        card.hidden = !shown;
        some = some || shown;
        count += shown ? 1 : 0;
      }
      section.hidden = words.length > 0 && !some;
    }
    found.textContent = words.length > 0 ? `${count} found` : '';
  }

  box.addEventListener('input', search);
  search();
})();
