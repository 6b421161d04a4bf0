/**
 * The colours of the style sheet, as ECharts needs them: resolved for the theme of the moment.
 *
 * @param {string} name such as `text`
 */
export function colour(name) {
	const probe = document.createElement('span');
	probe.style.color = `var(--${name})`;
	document.body.append(probe);
	const resolved = getComputedStyle(probe).color;
	probe.remove();
	return resolved;
}

/** How many companies have a colour of their own. */
export const COLOURS = 8;

/** @param {number} place of a company in the comparison */
export const companyColour = (place) => colour(`series-${(place % COLOURS) + 1}`);

/** The typeface of the page. */
export const typeface = () => getComputedStyle(document.body).fontFamily;
