import { LitElement } from 'lit';

/**
 * A drawing by ECharts. The library is loaded when the first drawing comes near the
 * screen; what a drawing shows stands beside it as a table, so it is hidden from screen
 * readers.
 */
class Canvas extends LitElement {
	static properties = { option: { attribute: false }, failed: { state: true } };

	constructor() {
		super();
		/** @type {(() => any) | undefined} gives the option of ECharts, in the colours of the moment */
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
				this.watch?.disconnect();
				this.#load();
			}
		}, { rootMargin: '300px' });
		this.watch.observe(this);
		this.resized = new ResizeObserver(() => this.chart?.resize());
		this.resized.observe(this);
		this.repaint = () => this.#draw();
		this.scheme = matchMedia('(prefers-color-scheme: dark)');
		this.scheme.addEventListener('change', this.repaint);
		this.theme = new MutationObserver(this.repaint);
		this.theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	}

	disconnectedCallback() {
		super.disconnectedCallback();
		this.watch?.disconnect();
		this.resized?.disconnect();
		this.theme?.disconnect();
		this.scheme?.removeEventListener('change', /** @type {any} */ (this.repaint));
		this.chart?.dispose();
		this.chart = undefined;
	}

	async #load() {
		try {
			const echarts = await import('echarts');
			if (this.isConnected) {
				this.chart = echarts.init(this, undefined, { renderer: 'canvas' });
				this.#draw();
			}
		} catch {
			this.dispatchEvent(new CustomEvent('not-loaded'));
		}
	}

	updated() {
		this.#draw();
	}

	#draw() {
		if (this.chart && this.option) {
			this.chart.setOption(this.option(), { notMerge: true });
			this.dataset.drawn = 'true';
		}
	}
}

customElements.define('casebook-canvas', Canvas);
