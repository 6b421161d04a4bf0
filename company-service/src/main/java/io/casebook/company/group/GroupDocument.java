package io.casebook.company.group;

import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.revision.Kind;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** A group, with all of its members. */
@Component
class GroupDocument implements Writable<CompanyGroup> {

	private static final Set<String> MEMBERS = Set.of("key", "title", "description", "members");

	private final GroupResource groups;

	GroupDocument(GroupResource groups) {
		this.groups = groups;
	}

	@Override
	public Kind kind() {
		return Kind.GROUP;
	}

	@Override
	public Class<CompanyGroup> type() {
		return CompanyGroup.class;
	}

	@Override
	public List<Part> read(Draft draft) {
		FieldReader fields = draft.fields(MEMBERS);
		draft.expect(fields, "key", draft.key());
		return this.groups.parts(fields, draft.key());
	}

	@Override
	public List<String> remove() {
		return List.of("DELETE FROM company_group_member WHERE group_key = :key",
				"DELETE FROM company_group WHERE key = :key");
	}

}
