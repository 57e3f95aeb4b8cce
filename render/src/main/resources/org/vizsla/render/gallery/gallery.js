'use strict';
(() => {
  const FRAME_TIME = 1000;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  document.documentElement.classList.add('scripted');

  function player(element) {
    const figure = element.closest('figure');
    const image = element.querySelector('.frame img');
    const label = element.querySelector('.label');
    const probability = element.querySelector('.probability');
    const share = element.querySelector('.share');
    const toggle = element.querySelector('.toggle');
    const slider = element.querySelector('input');
    const frames = [...element.querySelectorAll('.frames li')].map((item) => item.dataset);
    const cursor = figure.querySelector('.chart .cursor');
    const now = figure.querySelector('.chart .now');
    const columns = Number(element.dataset.columns);
    const rows = Math.ceil(frames.length / columns);
    const state = { playing: false, visible: true, index: 0, held: false };

    function show(index) {
      const frame = frames[index];
      state.index = index;
      slider.value = index;
      slider.setAttribute('aria-valuetext', `${frame.label}, ${frame.percent}`);
      label.textContent = frame.label;
      probability.textContent = frame.percent;
      if (share) share.textContent = frame.inside;
      const left = (100 * (index % columns)) / columns;
      const top = (100 * Math.floor(index / columns)) / rows;
      image.style.transform = `translate(-${left}%, -${top}%)`;
      if (now && frame.x) {
        cursor.setAttribute('d', `M${frame.x} 8V70`);
        now.setAttribute('cx', frame.x);
        now.setAttribute('cy', frame.y || 0);
        now.classList.toggle('absent', !frame.y);
      }
    }

    function play(playing) {
      state.playing = playing && frames.length > 1;
      element.classList.toggle('playing', state.playing);
      toggle.setAttribute('aria-label', state.playing ? 'Pause the evolution' : 'Play the evolution');
    }

    /* The last frame stays for twice as long. */
    function tick() {
      if (!state.playing || !state.visible) return;
      const last = state.index === frames.length - 1;
      if (last && !state.held) {
        state.held = true;
        return;
      }
      state.held = false;
      show(last ? 0 : state.index + 1);
    }

    toggle.addEventListener('click', () => {
      play(!state.playing);
      refresh();
    });
    slider.addEventListener('input', () => {
      play(false);
      show(Number(slider.value));
      refresh();
    });
    show(calm.matches ? frames.length - 1 : 0);
    return { element, state, play, tick };
  }

  const players = [...document.querySelectorAll('.player')].map(player);
  const all = document.querySelector('.all');

  function refresh() {
    all.textContent = players.some((p) => p.state.playing) ? 'Pause all' : 'Play all';
  }

  if (players.length === 0) {
    all.remove();
    return;
  }
  all.addEventListener('click', () => {
    const playing = !players.some((p) => p.state.playing);
    players.forEach((p) => p.play(playing));
    refresh();
  });
  if ('IntersectionObserver' in window) {
    const watcher = new IntersectionObserver((entries) => {
      entries.forEach((entry) => {
        players.find((p) => p.element === entry.target).state.visible = entry.isIntersecting;
      });
    });
    players.forEach((p) => watcher.observe(p.element));
  }
  players.forEach((p) => p.play(!calm.matches));
  calm.addEventListener('change', () => {
    if (calm.matches) players.forEach((p) => p.play(false));
    refresh();
  });
  refresh();
  window.setInterval(() => players.forEach((p) => p.tick()), FRAME_TIME);
})();
