package io.casebook.company.offering;

import java.util.List;

import io.casebook.company.database.JsonStatements;
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
	public Mono<List<Offering>> ofCompanies(List<String> companies) {
		return this.json.list(this.database.sql("""
				SELECT o.content
				FROM offering_content o
				WHERE o.company_key = ANY (cast(:companies AS text[]))
				ORDER BY array_position(cast(:companies AS text[]), cast(o.company_key AS text)), o.place
				""").bind("companies", companies.toArray(String[]::new)), Offering.class);
	}

}
