import { RequestError } from '../api/request.js';
import { markOtherUnits } from '../matrix/other-units.js';

/** What the API answered last. Tells of each change by an event `change`. */
export class Answers extends EventTarget {
	/** @type {import('../api/types.js').Comparison | undefined} */
	view;

	/** @type {string | undefined} of the view's bytes, by which a stream names it as well */
	digest;

	/** @type {import('../api/types.js').Group[]} */
	groups = [];

	/** @type {import('../api/types.js').IndexSet[]} */
	indexSets = [];

	/** Whether groups and sets were had. */
	listed = false;

	/** @type {import('../api/types.js').Problem | undefined} a request that was refused */
	problem;

	/** Whether the last request was answered at all. */
	reachable = true;

	/** @type {Date | undefined} when the view was had */
	asked;

	/** @param {{ content: import('../api/types.js').Comparison, digest: string | undefined }} answer */
	show({ content, digest }) {
		this.view = markOtherUnits(content);
		this.digest = digest;
		this.problem = undefined;
		this.reachable = true;
		this.asked = new Date();
		this.tell();
	}

	/** @param {unknown} error */
	failed(error) {
		if (!(error instanceof RequestError)) {
			throw error;
		}
		this.reachable = error.status !== undefined;
		this.problem = this.reachable ? (error.problem ?? { title: error.message, status: error.status }) : undefined;
	}

	/** @param {boolean} reachable */
	reached(reachable) {
		if (this.reachable !== reachable) {
			this.reachable = reachable;
			this.tell();
		}
	}

	tell() {
		this.dispatchEvent(new Event('change'));
	}
}
