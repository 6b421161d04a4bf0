package io.casebook.company.capability;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

@Repository
class CapabilityRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	CapabilityRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The capabilities of the companies, company by company, in their packages' order.
	 */
	Mono<List<Capability>> ofCompanies(RecordedState state, List<String> companies) {
		return this.json.list(state.query(this.database, """
				SELECT v.answer
				FROM %1$s v
				WHERE v.kind = 'capability' AND v.content ->> 'company' = ANY (cast(:companies AS text[]))
				ORDER BY array_position(cast(:companies AS text[]), v.content ->> 'company'), v.place
				""").bind("companies", companies.toArray(String[]::new)), Capability.class);
	}

}
