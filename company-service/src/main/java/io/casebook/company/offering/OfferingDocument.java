package io.casebook.company.offering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.key.KeyRepository;
import io.casebook.company.name.NameResource;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedState;
import io.casebook.intake.FieldReader;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * An offering of a company, with its names.
 *
 * @param company the key of the company that the address names
 */
record OfferingDocument(String company, KeyRepository keys, OfferingResource offerings,
		NameResource names) implements Writable<Offering> {

	private static final Set<String> MEMBERS = Set.of("key", "company", "name", "names", "kind", "date", "dateAsStated",
			"note", "combines", "sources", "flags");

	@Override
	public Kind kind() {
		return Kind.OFFERING;
	}

	@Override
	public Class<Offering> type() {
		return Offering.class;
	}

	@Override
	public boolean isOwner(JsonNode content) {
		return this.company.equals(content.path("company").asString(""));
	}

	@Override
	public Mono<Void> requireOwner() {
		return this.keys.requireCompany(RecordedState.PRESENT, this.company);
	}

	@Override
	public List<Part> read(Draft draft) {
		FieldReader fields = draft.fields(MEMBERS);
		draft.expect(fields, "key", draft.key());
		draft.expect(fields, "company", this.company);
		List<Part> parts = new ArrayList<>();
		parts.add(new Part(this.offerings, "", this.offerings.read(fields, draft.key(), this.company)));
		parts.addAll(this.names.parts(fields, draft.key()));
		return parts;
	}

	@Override
	public List<String> clear() {
		return List.of("DELETE FROM name WHERE entity_key = :key");
	}

	@Override
	public List<String> remove() {
		return List.of("DELETE FROM name WHERE entity_key = :key", "DELETE FROM offering WHERE key = :key",
				"DELETE FROM entity WHERE key = :key");
	}

	@Override
	public String holders() {
		return """
				SELECT 'offering' AS kind, o.key::text AS key FROM offering o WHERE :key = ANY (o.combines)
				UNION ALL
				SELECT 'relationship', r.key FROM relationship r WHERE r.from_key = :key OR r.to_key = :key
				""";
	}

}
