package io.casebook.gateway.datapackage;

import java.util.List;

import io.casebook.gateway.datapackage.ExportDoors.Group;

/** Writes the {@code README.md} of a package. */
final class ReadmeText {

	private ReadmeText() {
	}

	static String of(Group group, List<ExportTable> tables) {
		StringBuilder text = new StringBuilder();
		text.append("# %s\n\n".formatted(group.title().replaceAll("\\s+", " ")));
		text.append(
				"""
						A [Frictionless data package](https://specs.frictionlessdata.io/data-package/) with what Casebook holds on the \
						companies of the group `%s`: %s.

						| file | rows |
						| --- | ---: |
						"""
					.formatted(group.key(),
							String.join(", ", group.members().stream().map((member) -> "`" + member + "`").toList())));
		tables.forEach((table) -> text.append("| `%s` | %d |\n".formatted(table.path(), table.rows())));
		text.append(
				"""

						- Every figure and event cites its sources: `KEY` or `KEY#place`, separated by semicolons. `sources.json` holds the \
						references (CSL-JSON), `CITATIONS.md` lists them.
						- Dates are EDTF: `2017`, `2017-11`, `../2017`, `2016-01-01/2016-12-31`.
						- A text that a spreadsheet would take for a formula has an apostrophe before it, which an import takes off again.
						- Tables in `history/` tell what held before. An import leaves them out.

						To import it, into the same or another installation; what is there already just so stays as it is:

						    curl -X POST -H "X-API-Key: $KEY" -H "Content-Type: application/zip" --data-binary @%s.zip \\
						      http://localhost:8080/api/v1/packages
						"""
					.formatted(group.key()));
		return text.toString();
	}

}
