package io.casebook.company.export;

import java.util.Arrays;

import io.casebook.company.database.JsonStatements;
import io.casebook.intake.Faults;
import io.casebook.intake.OneState;
import io.casebook.intake.PackageRow;
import io.casebook.problem.InvalidInput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Gives rows of a data package, all of one state of the database. */
@Component
class Export {

	/** The header is row 1. */
	private static final long FIRST_ROW = 2;

	private final DatabaseClient database;

	private final JsonStatements json;

	private final OneState oneState;

	Export(DatabaseClient database, JsonStatements json, OneState oneState) {
		this.database = database;
		this.json = json;
		this.oneState = oneState;
	}

	/** The rows, resource by resource, as they are read. */
	Flux<PackageRow> rows(ExportRequest request) {
		return check(request).then(Mono.defer(() -> ExportScope.of(this.database, request)))
			.flatMapMany((scope) -> Flux.fromStream(Arrays.stream(ExportedResource.values()))
				.filter((resource) -> resource != ExportedResource.PROFILE_HISTORY || request.history())
				.concatMap((resource) -> rows(resource, scope), 0))
			.as(this.oneState::readAll);
	}

	private Flux<PackageRow> rows(ExportedResource resource, ExportScope scope) {
		return this.json.stream(scope.bind(this.database, resource.sql()), PackageRow.class)
			.index((index, row) -> new PackageRow(row.resource(), index + FIRST_ROW, row.fields()));
	}

	/** A group whose members are not exported with it could not be imported. */
	private Mono<Void> check(ExportRequest request) {
		Faults faults = new Faults();
		return this.database
			.sql("""
					SELECT 'companies/' || (a.place - 1) AS field, a.key, 'There is no company with this key' AS detail
					FROM unnest(cast(:companies AS text[])) WITH ORDINALITY AS a (key, place)
					WHERE NOT EXISTS (SELECT FROM company c WHERE c.key = a.key)
					UNION ALL
					SELECT 'groups/' || (a.place - 1), a.key, 'There is no group with this key'
					FROM unnest(cast(:groups AS text[])) WITH ORDINALITY AS a (key, place)
					WHERE NOT EXISTS (SELECT FROM company_group g WHERE g.key = a.key)
					UNION ALL
					SELECT 'groups/' || (a.place - 1), a.key, 'Its member ' || m.company_key || ' is not among the companies'
					FROM unnest(cast(:groups AS text[])) WITH ORDINALITY AS a (key, place)
					JOIN company_group_member m ON m.group_key = a.key
					WHERE m.company_key <> ALL (cast(:companies AS text[]))
					""")
			.bind("companies", request.companies().toArray(String[]::new))
			.bind("groups", request.groups().toArray(String[]::new))
			.map((row) -> InvalidInput.pointer("/" + row.get("field", String.class), row.get("key", String.class),
					String.valueOf(row.get("detail", String.class))))
			.all()
			.doOnNext(faults::add)
			.then(Mono.fromRunnable(faults::verify));
	}

}
