/**
 * Shows a choice in a list: an option that the reader has picked once no longer follows its attribute.
 *
 * @param {HTMLSelectElement | null} select
 * @param {string} value the first option when there is none of this value
 */
export function showSelected(select, value) {
	if (select) {
		select.value = value;
		select.selectedIndex = Math.max(select.selectedIndex, 0);
	}
}
