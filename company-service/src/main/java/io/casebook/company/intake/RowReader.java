package io.casebook.company.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.casebook.company.evidence.Citation;
import io.casebook.company.intake.StagedRow.Mention;

import org.springframework.stereotype.Component;

/** Makes rows ready for staging, and finds what is wrong with each by itself. */
@Component
class RowReader {

	private final Map<String, PackageResource> resources = new TreeMap<>();

	RowReader(List<PackageResource> resources) {
		resources.forEach((resource) -> this.resources.put(resource.name(), resource));
	}

	/**
	 * The row, if it can be told what it is about; its faults are added to the others.
	 */
	Optional<StagedRow> read(PackageRow row, Faults faults) {
		PackageResource resource = this.resources.get(row.resource());
		if (resource == null) {
			faults.add(row.resource(), row.row(), null, null,
					"This service keeps no such resource, but " + String.join(", ", this.resources.keySet()));
			return Optional.empty();
		}
		long faultsBefore = faults.count();
		refuseUnknownFields(row, resource, faults);
		Map<String, Object> values = values(row, resource, faults);
		resource.objection(values)
			.ifPresent((objection) -> faults.add(row.resource(), row.row(), objection.field(), objection.value(),
					objection.detail()));
		List<String> identity = identity(resource, values);
		if (identity.getFirst().isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new StagedRow(row.resource(), row.row(), resource.about(identity), identity,
				mentions(resource, values), (faults.count() == faultsBefore) ? values : null));
	}

	private static void refuseUnknownFields(PackageRow row, PackageResource resource, Faults faults) {
		List<String> known = resource.fields().stream().map(Field::name).toList();
		row.fields().forEach((name, text) -> {
			if (!known.contains(name)) {
				faults.add(row.resource(), row.row(), name, text,
						"The resource has no such field, but " + String.join(", ", known));
			}
		});
	}

	private static Map<String, Object> values(PackageRow row, PackageResource resource, Faults faults) {
		Map<String, Object> values = new HashMap<>();
		for (Field field : resource.fields()) {
			String text = row.fields().get(field.name());
			if (text != null && !text.isBlank()) {
				try {
					values.put(field.name(), field.reader().apply(Storable.require(text.strip())));
				}
				catch (IllegalArgumentException ex) {
					faults.add(row.resource(), row.row(), field.name(), text, String.valueOf(ex.getMessage()));
				}
			}
			else if (field.isRequired()) {
				faults.add(row.resource(), row.row(), field.name(), null, "It is required");
			}
			else if (field.whenAbsent() != null) {
				values.put(field.name(), field.whenAbsent());
			}
		}
		return values;
	}

	private static List<String> identity(PackageResource resource, Map<String, Object> values) {
		List<String> identity = new ArrayList<>();
		for (Field field : resource.fields()) {
			if (field.identity() != null) {
				Object value = values.get(field.name());
				identity.add((value != null) ? field.identity().apply(value) : "");
			}
		}
		return identity;
	}

	private static List<Mention> mentions(PackageResource resource, Map<String, Object> values) {
		List<Mention> mentions = new ArrayList<>();
		for (Field field : resource.fields()) {
			Object value = values.get(field.name());
			if (field.target() != null && value != null) {
				for (Object each : (value instanceof List<?> list) ? list : List.of(value)) {
					String key = (each instanceof Citation citation) ? citation.key() : each.toString();
					mentions.add(new Mention(field.name(), field.target(), key));
				}
			}
		}
		return mentions;
	}

}
