// Draws the page's charts with ECharts, in the colours of the page; without it their SVG pictures stay.
(function () {
  'use strict';
  if (!window.echarts) return;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const charts = [];

  // A colour in an option may be a variable of the style sheet: it stands under a name that ends with "color".
  function coloured(node, name, style) {
    if (Array.isArray(node)) {
      return /color$/i.test(name) || (node.length && typeof node[0] === 'object' && node[0])
        ? node.map(it => coloured(it, name, style)) : node;
    }
    if (node && typeof node === 'object') {
      const copy = {};
      for (const key of Object.keys(node)) copy[key] = coloured(node[key], key, style);
      return copy;
    }
    const variable = typeof node === 'string' && /color$/i.test(name) && /^var\((--[a-z0-9-]+)\)$/.exec(node);
    return variable ? style.getPropertyValue(variable[1]).trim() : node;
  }

  function number(value) {
    if (value === null || value === undefined || value === '' || Number.isNaN(+value)) return '–';
    const it = +value;
    if (it !== 0 && (Math.abs(it) < 1e-4 || Math.abs(it) >= 1e15)) return it.toExponential(3);
    return Number.isInteger(it) ? it.toLocaleString('en') : (+it.toPrecision(4)).toLocaleString('en', {maximumFractionDigits: 8});
  }

  function first(axis) { return Array.isArray(axis) ? axis[0] : axis || {}; }

  // Nodes, not markup: a name from the data stays a name.
  function tip(option) {
    const x = first(option.xAxis), y = first(option.yAxis);
    function row(parent, colour, name, value) {
      const line = parent.appendChild(document.createElement('div'));
      if (colour) line.appendChild(document.createElement('i')).style.background = colour;
      line.appendChild(document.createElement('b')).textContent = value;
      line.appendChild(document.createTextNode(name));
    }
    function place(axis, value) {
      return axis.type === 'category' && axis.data ? axis.data[value] : number(value);
    }
    return function (given) {
      const root = document.createElement('div');
      root.className = 'tip';
      const list = (Array.isArray(given) ? given : [given])
        .filter(it => !/^(band|rules|diagonal|intervals|contours)/.test(it.seriesId));
      if (!list.length) return '';
      if (Array.isArray(given)) {
        const lying = y.type === 'category';
        const head = root.appendChild(document.createElement('strong'));
        const at = list[0].axisValue;
        head.textContent = typeof at === 'number'
          ? ((x.name || '') + ' ' + number(at)).trim() : at;
        for (const it of list) {
          const value = Array.isArray(it.value) ? it.value[lying ? 0 : 1] : it.value;
          row(root, it.color, it.seriesId === 'marks' ? it.name : named(it, (lying ? x : y).name), number(value));
        }
        return root;
      }
      const it = list[0], value = it.value;
      if (it.seriesType === 'boxplot') {
        root.appendChild(document.createElement('strong')).textContent = it.name;
        ['low', 'first quartile', 'median', 'third quartile', 'high'].forEach((name, i) => row(root, '', name, number(value[i + 1])));
      } else if (it.seriesType === 'heatmap') {
        const tiles = Array.isArray(option.xAxis);
        if (!tiles) {
          row(root, '', y.name || 'row', place(y, value[1]));
          row(root, '', x.name || 'column', place(x, value[0]));
        }
        const text = it.data && it.data.label && it.data.label.formatter;
        row(root, it.color, '', text ? text.replace('\n', ' · ') : number(value[value.length - 1]));
      } else {
        if (it.name && it.name !== it.seriesName || named(it, '')) row(root, it.color, it.seriesId === 'marks' ? it.name : named(it, ''), '');
        row(root, '', x.name || 'x', place(x, value[0]));
        row(root, '', y.name || 'y', place(y, value[1]));
      }
      return root;
    };
  }

  function named(it, otherwise) {
    return it.seriesName && !/^series\u0000/.test(it.seriesName) ? it.seriesName : otherwise || '';
  }

  function draw(chart) {
    const style = getComputedStyle(document.documentElement);
    const option = coloured(chart.option, '', style);
    option.textStyle = {fontFamily: getComputedStyle(document.body).fontFamily};
    Object.assign(option.tooltip || (option.tooltip = {}), {
      formatter: tip(option),
      backgroundColor: style.getPropertyValue('--surface').trim(),
      borderColor: style.getPropertyValue('--line').trim(),
      textStyle: {color: style.getPropertyValue('--text').trim()},
      extraCssText: 'box-shadow:0 4px 16px rgba(0,0,0,.16);border-radius:8px'
    });
    if (option.tooltip.trigger === 'axis') {
      option.tooltip.axisPointer = {lineStyle: {color: style.getPropertyValue('--muted').trim()}, label: {show: false}};
    }
    const names = first(option.yAxis), most = chart.echart.getWidth() * 0.36;
    if (option.grid && option.grid.containLabel === false && option.grid.left > most) {
      option.grid.left = most; // long names on a narrow screen
      if (names.axisLabel) names.axisLabel.width = most - 14;
    }
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) option.animation = false;
    chart.echart.setOption(option, true);
  }

  for (const plot of document.querySelectorAll('.plot')) {
    try {
      const option = JSON.parse(document.getElementById(plot.id + '-option').textContent);
      const canvas = plot.appendChild(document.createElement('div'));
      canvas.className = 'canvas';
      canvas.style.height = plot.dataset.height + 'px';
      plot.classList.add('live');
      const chart = {option: option, echart: echarts.init(canvas)};
      draw(chart);
      charts.push(chart);
      new ResizeObserver(() => chart.echart.resize()).observe(canvas);
    } catch (problem) {
      plot.classList.remove('live');
      const canvas = plot.querySelector('.canvas');
      if (canvas) canvas.remove();
      console.error(problem);
    }
  }
  dark.addEventListener('change', () => charts.forEach(draw));

  // The table of contents shows where the reader is.
  const links = new Map(Array.from(document.querySelectorAll('nav a'), link => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        links.forEach(link => link.classList.remove('here'));
        links.get(entry.target.id)?.classList.add('here');
      }
    }
  }, {rootMargin: '-10% 0px -80% 0px'});
  if (links.size) document.querySelectorAll('main section').forEach(section => seen.observe(section));
})();
