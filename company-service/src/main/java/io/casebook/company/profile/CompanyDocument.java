package io.casebook.company.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.name.NameResource;
import io.casebook.company.revision.Kind;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** A profile, with its names, identifiers, distinctions and mottos. */
@Component
class CompanyDocument implements Writable<Profile> {

	private static final Set<String> MEMBERS = Set.of("key", "name", "kind", "founded", "country", "seat", "industry",
			"summary", "sources", "names", "identifiers", "distinctions", "mottos", "flags", "recordedAt", "revision");

	private final CompanyResource companies;

	private final NameResource names;

	private final IdentifierResource identifiers;

	private final StatementResource statements;

	CompanyDocument(CompanyResource companies, NameResource names, IdentifierResource identifiers,
			StatementResource statements) {
		this.companies = companies;
		this.names = names;
		this.identifiers = identifiers;
		this.statements = statements;
	}

	@Override
	public Kind kind() {
		return Kind.COMPANY;
	}

	@Override
	public Class<Profile> type() {
		return Profile.class;
	}

	@Override
	public List<Part> read(Draft draft) {
		String key = draft.key();
		FieldReader fields = draft.withRecordedLocators().fields(MEMBERS);
		draft.expect(fields, "key", key);
		List<Part> parts = new ArrayList<>();
		parts.add(new Part(this.companies, "", this.companies.read(fields, key)));
		parts.addAll(this.names.parts(fields, key));
		parts.addAll(this.identifiers.parts(fields, key));
		parts.addAll(this.statements.parts(fields, key));
		return parts;
	}

	@Override
	public List<String> clear() {
		return List.of("DELETE FROM name WHERE entity_key = :key", "DELETE FROM identifier WHERE company_key = :key",
				"DELETE FROM statement WHERE company_key = :key");
	}

	@Override
	public List<String> remove() {
		List<String> statements = new ArrayList<>(clear());
		statements.add("DELETE FROM company WHERE key = :key");
		statements.add("DELETE FROM entity WHERE key = :key");
		return statements;
	}

	@Override
	public String holders() {
		return """
				SELECT 'offering' AS kind, o.key::text AS key FROM offering o WHERE o.company_key = :key
				UNION ALL
				SELECT 'capability', c.key FROM capability c WHERE c.company_key = :key
				UNION ALL
				SELECT 'relationship', r.key FROM relationship r WHERE r.from_key = :key OR r.to_key = :key
				UNION ALL
				SELECT 'group', m.group_key FROM company_group_member m WHERE m.company_key = :key
				""";
	}

}
