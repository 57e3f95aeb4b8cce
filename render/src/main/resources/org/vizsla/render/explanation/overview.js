'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const LEVELS = 64;
  const within = (part) => Math.min(1, Math.max(0, part));
  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const stops = (name) => getComputedStyle(root).getPropertyValue(name).match(/#[0-9a-f]{6}/gi).map(rgb);
  const gradients = { signed: stops('--signed'), unsigned: stops('--unsigned') };

  function read(text) {
    const [kind, low, high] = text.split(' ');
    return { signed: kind === 'signed', stops: gradients[kind], low: Number(low), high: Number(high) };
  }

  const place = (scale, value) => within((value - scale.low) / (scale.high - scale.low));

  function colour(scale, value) {
    const at = place(scale, value) * (scale.stops.length - 1);
    const from = Math.min(Math.floor(at), scale.stops.length - 2);
    return scale.stops[from].map((part, i) => part + (at - from) * (scale.stops[from + 1][i] - part));
  }

  /* A layer's opacity is the strength of the map; its root, where the scale is not signed. */
  function opacity(scale, value) {
    return scale.signed ? Math.abs(2 * place(scale, value) - 1) : Math.sqrt(place(scale, value));
  }

  function value(scale, level) {
    return scale.signed ? level * scale.high : scale.low + level * level * (scale.high - scale.low);
  }

  const table = (channel, values) =>
    `<feFunc${channel} type="table" tableValues="${values.map((each) => each.toFixed(4)).join(' ')}"/>`;

  /* Draws a layer in the colours of another scale. Its opacity says how strong a value is, its colour which sign it has. */
  function filter(id, own, one) {
    const values = Array.from({ length: LEVELS + 1 }, (_, i) => value(own, i / LEVELS));
    const coloured = (sign) =>
      ['R', 'G', 'B'].map((channel, i) => table(channel, values.map((each) => colour(one, sign * each)[i]))).join('');
    const negative = own.signed
      ? `<feComponentTransfer in="level" result="minus">${coloured(-1)}</feComponentTransfer>
         <feColorMatrix in="SourceGraphic" values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  255 0 -255 0 0" result="positive"/>
         <feComposite in="plus" in2="positive" operator="in" result="red"/>
         <feComposite in="red" in2="minus" operator="over" result="plus"/>`
      : '';
    return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">
      <feColorMatrix in="SourceGraphic" values="0 0 0 1 0  0 0 0 1 0  0 0 0 1 0  0 0 0 0 1" result="level"/>
      <feComponentTransfer in="level" result="plus">${coloured(1)}</feComponentTransfer>${negative}
      <feComponentTransfer in="SourceGraphic" result="cover">
        ${table('A', values.map((each) => opacity(one, each)))}
      </feComponentTransfer>
      <feComposite in="plus" in2="cover" operator="in"/></filter>`;
  }

  const filters = document.querySelector('.filters');
  const made = new Map();
  function filterOf({ own, one }) {
    const key = `${own} ${one}`;
    if (!made.has(key)) {
      made.set(key, `scale-${made.size}`);
      filters.insertAdjacentHTML('beforeend', filter(made.get(key), read(own), read(one)));
    }
    return `url(#${made.get(key)})`;
  }

  const parts = [...document.querySelectorAll('.part')];
  const near = new Set();
  const choices = [...document.querySelectorAll('input[name="scale"]')];
  const shared = () => choices.some((choice) => choice.checked && choice.value === 'one');

  /* A part that was not looked at yet has its rows as text. */
  function make(part) {
    if (part.classList.contains('later')) {
      part.innerHTML = part.textContent;
      part.classList.remove('later');
    }
  }

  /* Only maps near what is seen are drawn in other colours: each has a filter of its own. */
  function colourIn(part) {
    part.querySelectorAll('img[data-one]').forEach((map) => {
      map.style.filter = shared() && map.dataset.own !== map.dataset.one ? filterOf(map.dataset) : '';
    });
  }

  function show() {
    root.classList.toggle('one-scale', shared());
    near.forEach(colourIn);
  }

  const looked = new IntersectionObserver((changes) => changes.forEach(({ target, isIntersecting }) => {
    if (!isIntersecting) {
      near.delete(target);
      return;
    }
    make(target);
    near.add(target);
    colourIn(target);
  }), { rootMargin: '150% 0px' });

  /* The others are made one by one while there is nothing else to do, so that searching in the page finds them. */
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 0 }), 30));
  const later = parts.slice(1);
  function makeNext(time) {
    do {
      make(later.shift());
    } while (later.length > 0 && time.timeRemaining() > 8);
    plan();
  }
  function plan() {
    if (later.length > 0) {
      whenIdle(makeNext);
    }
  }

  root.style.setProperty('--row', `${parts[0].offsetHeight / parts[0].children.length}px`);
  parts.forEach((part) => looked.observe(part));
  choices.forEach((choice) => choice.addEventListener('change', show));
  addEventListener('beforeprint', () => parts.forEach((part) => {
    make(part);
    colourIn(part);
  }));
  show();
  plan();
})();
