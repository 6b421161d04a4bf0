package io.casebook.company.offering;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Offerings, each read whole in one row. */
@Repository
public class OfferingRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	OfferingRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The offerings of the companies, company by company, each in its package's order.
	 */
	public Mono<List<Offering>> ofCompanies(RecordedState state, List<String> companies) {
		return this.json.list(state.query(this.database, """
				SELECT v.answer
				FROM %1$s v
				WHERE v.kind = 'offering' AND v.content ->> 'company' = ANY (cast(:companies AS text[]))
				ORDER BY array_position(cast(:companies AS text[]), v.content ->> 'company'), v.place
				""").bind("companies", companies.toArray(String[]::new)), Offering.class);
	}

}
