package io.casebook.company.capability;

import java.util.List;

import io.casebook.company.database.JsonStatements;
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

	Mono<List<Capability>> ofCompany(String company) {
		return this.json.list(this.database.sql("""
				SELECT c.content
				FROM capability_content c
				WHERE c.company_key = :company
				ORDER BY c.place
				""").bind("company", company), Capability.class);
	}

}
