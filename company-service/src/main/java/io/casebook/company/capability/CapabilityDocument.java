package io.casebook.company.capability;

import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.key.KeyRepository;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedState;
import io.casebook.intake.FieldReader;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A capability of a company.
 *
 * @param company the key of the company that the address names
 */
record CapabilityDocument(String company, KeyRepository keys,
		CapabilityResource capabilities) implements Writable<Capability> {

	private static final Set<String> MEMBERS = Set.of("key", "company", "statement", "sources", "flags");

	@Override
	public Kind kind() {
		return Kind.CAPABILITY;
	}

	@Override
	public Class<Capability> type() {
		return Capability.class;
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
		return List.of(new Part(this.capabilities, "", this.capabilities.read(fields, draft.key(), this.company)));
	}

	@Override
	public List<String> remove() {
		return List.of("DELETE FROM capability WHERE key = :key");
	}

}
