package io.casebook.company.revision;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** The histories of things, page by page. */
@Component
public class History {

	private final RevisionRepository revisions;

	History(RevisionRepository revisions) {
		this.revisions = revisions;
	}

	/**
	 * A page of a thing's versions, the first recorded first; fails as an unknown key
	 * when there never was such a thing.
	 */
	public <T> Mono<Page<Revision<T>>> page(Kind kind, String key, PageRequest page, Class<T> type) {
		return page(kind, null, key, page, type);
	}

	/** The same for a thing that is, or was at some time, the company's. */
	public <T> Mono<Page<Revision<T>>> page(Kind kind, @Nullable String company, String key, PageRequest page,
			Class<T> type) {
		return this.revisions.find(kind, company, key, after(page.after()), page.rows(), type)
			.map((found) -> Page.of(found, page, (revision) -> new Object[] { revision.revision() }));
	}

	private static int after(@Nullable Cursor cursor) {
		if (cursor == null) {
			return 0;
		}
		try {
			return Integer.parseInt(cursor.keys(1).getFirst());
		}
		catch (NumberFormatException ex) {
			throw cursor.broken();
		}
	}

}
