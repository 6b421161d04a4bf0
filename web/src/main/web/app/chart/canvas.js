import { html, LitElement, nothing } from 'lit';
import { whenIdle } from '../page/idle.js';
import { text } from '../text/text.js';

/** @type {any} the library, once it is loaded */
let echarts;

async function loadLibrary() {
	echarts ??= await import('echarts');
}

/**
 * A drawing by ECharts, drawn when it comes near the screen or is printed. The library is
 * loaded then, or before when there is nothing else to do: a browser that prints waits
 * for nothing. What a drawing shows stands beside it as a table, so it is hidden from
 * screen readers.
 */
export class Canvas extends LitElement {
	static properties = { option: { attribute: false }, failed: { state: true } };

	constructor() {
		super();
		/** @type {((width: number) => any) | undefined} gives the option of ECharts for a width, in the colours of the moment */
		this.option = undefined;
		this.failed = false;
		/** @type {any} */
		this.chart = undefined;
		this.near = false;
	}

	createRenderRoot() {
		return this;
	}

	connectedCallback() {
		super.connectedCallback();
		this.setAttribute('aria-hidden', 'true');
		this.watch = new IntersectionObserver((entries) => {
			if (entries.some((entry) => entry.isIntersecting)) {
				this.load();
			}
		}, { rootMargin: '300px' });
		this.watch.observe(this);
		whenIdle(() => loadLibrary().catch(() => undefined));
		this.printed = () => this.#begin();
		addEventListener('beforeprint', this.printed);
		this.resized = new ResizeObserver(() => {
			// on paper the style sheet stretches what is drawn
			if (!matchMedia('print').matches) {
				this.chart?.resize();
				this.#draw();
			}
		});
		this.resized.observe(this);
		this.repaint = () => this.#draw();
		this.scheme = matchMedia('(prefers-color-scheme: dark)');
		this.scheme.addEventListener('change', this.repaint);
		this.theme = new MutationObserver(this.repaint);
		this.theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	}

	disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener('beforeprint', /** @type {any} */ (this.printed));
		this.watch?.disconnect();
		this.resized?.disconnect();
		this.theme?.disconnect();
		this.scheme?.removeEventListener('change', /** @type {any} */ (this.repaint));
		this.chart?.dispose();
		this.chart = undefined;
	}

	/** Draws, now that somebody looks. */
	async load() {
		this.watch?.disconnect();
		try {
			await loadLibrary();
			this.#begin();
		} catch {
			this.failed = true;
		}
	}

	#begin() {
		if (echarts && this.isConnected && !this.chart) {
			this.chart = echarts.init(this, undefined, { renderer: 'canvas' });
			this.#draw();
		}
	}

	render() {
		return this.failed ? html`<p class="empty">${text().chartsNotHad}</p>` : nothing;
	}

	updated() {
		this.#draw();
	}

	#draw() {
		if (this.chart && this.option) {
			this.chart.setOption(this.option(this.clientWidth), { notMerge: true });
			this.dataset.drawn = 'true';
		}
	}
}

customElements.define('casebook-canvas', Canvas);
