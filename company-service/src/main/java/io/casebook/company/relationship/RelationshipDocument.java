package io.casebook.company.relationship;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.key.KeyRepository;
import io.casebook.company.key.Slug;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedState;
import io.casebook.intake.FieldReader;
import reactor.core.publisher.Mono;

/**
 * A relationship.
 *
 * @param from the key of the one that the address names, of whom it is said
 */
record RelationshipDocument(String from, KeyRepository keys,
		RelationshipResource relationships) implements Writable<Relationship> {

	private static final Set<String> MEMBERS = Set.of("from", "relation", "to", "date", "note", "sources", "flags");

	private static final Set<String> RELATIONS = Arrays.stream(Relation.values())
		.map(Relation::toString)
		.collect(Collectors.toUnmodifiableSet());

	@Override
	public Kind kind() {
		return Kind.RELATIONSHIP;
	}

	@Override
	public Class<Relationship> type() {
		return Relationship.class;
	}

	@Override
	public String prefix() {
		return this.from + "/";
	}

	@Override
	public List<String> keyMembers() {
		return List.of("relation", "to");
	}

	@Override
	public boolean isKeyPart(String member, String text) {
		return member.equals("to") ? Slug.matches(text) : RELATIONS.contains(text);
	}

	@Override
	public String keyExpected(String member) {
		return member.equals("to") ? FieldReader.KEY_EXPECTED
				: "one of " + String.join(", ", Arrays.stream(Relation.values()).map(Relation::toString).toList());
	}

	@Override
	public Mono<Void> requireOwner() {
		return this.keys.requireEntity(RecordedState.PRESENT, this.from);
	}

	@Override
	public List<Part> read(Draft draft) {
		List<String> sentence = List.of(draft.key().split("/", -1));
		FieldReader fields = draft.fields(MEMBERS);
		draft.expect(fields, "from", this.from);
		draft.expect(fields, "relation", sentence.get(1));
		draft.expect(fields, "to", sentence.get(2));
		return List.of(new Part(this.relationships, "",
				this.relationships.read(fields, this.from, sentence.get(1), sentence.get(2))));
	}

	@Override
	public List<String> remove() {
		return List.of("DELETE FROM relationship WHERE key = :key");
	}

}
