import { directive, Directive } from 'lit/directive.js';

/** Sets custom properties of an element's style, which a strict policy allows to scripts but not to markup. */
class Placed extends Directive {
	/** @param {Record<string, string | number>} _properties */
	render(_properties) {
		return undefined;
	}

	/**
	 * @param {any} part
	 * @param {[Record<string, string | number>]} values
	 */
	update(part, [properties]) {
		for (const [name, value] of Object.entries(properties)) {
			part.element.style.setProperty(`--${name}`, String(value));
		}
		return this.render(properties);
	}
}

export const placed = directive(Placed);
